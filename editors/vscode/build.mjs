// Bundles the extension, and the script of its forms, into dist: what is installed has no
// node_modules. The licences of what went into it are written beside it.

import { build } from "esbuild";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";

const common = { bundle: true, minify: true, logLevel: "warning", outdir: "dist" };
const { metafile } = await build({
  ...common,
  entryPoints: { extension: "src/extension.ts" },
  platform: "node",
  format: "cjs",
  target: "node18",
  external: ["vscode"],
  metafile: true,
});
await build({
  ...common,
  entryPoints: { form: "src/form/page.ts" },
  format: "iife",
  target: "chrome118",
});

const folders = Object.keys(metafile.inputs).map((path) => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]);
const packages = [...new Set(folders)].filter((folder) => folder !== undefined).sort();
const licences = packages.map((folder) => {
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  if (!file) throw new Error(`${folder} has no licence`);
  return `${folder.replace("node_modules/", "")}\n\n${readFileSync(`${folder}/${file}`, "utf8").trim()}\n`;
});
writeFileSync("dist/licences.txt", licences.join(`\n${"-".repeat(72)}\n\n`));
