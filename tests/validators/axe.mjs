// Opens each page in Chromium in the widths and colours that people have, asks axe-core what
// is wrong with it, and prints it as a tagged PDF beside it.
//
// node axe.mjs CHROMIUM PAGE…  →  a line of JSON for each violation

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

// The packages lie where the program is run from, not beside this file.
const require = createRequire(`${process.cwd()}/`);
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core"), "utf8");

const [executablePath, ...pages] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
for (const file of pages) {
  for (const colorScheme of ["light", "dark"]) {
    for (const width of [1280, 390, 320]) {
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 } });
      const page = await context.newPage();
      await page.goto(pathToFileURL(file).href);
      await page.evaluate(axe);
      const { violations } = await page.evaluate("axe.run()");
      for (const { id, help, nodes } of violations) {
        const where = nodes.slice(0, 3).map((node) => node.html.slice(0, 200));
        console.log(JSON.stringify({ file, width, colorScheme, id, help, where }));
      }
      await context.close();
    }
  }
  const page = await browser.newPage();
  await page.goto(pathToFileURL(file).href);
  await page.pdf({ path: `${file}.pdf`, format: "A4", tagged: true, outline: true });
  await page.close();
}
await browser.close();
