"""Makes the documents beside it, which `tests/import.rs` reads: see README.md for whose they are.

    python3 -m venv /tmp/venv && /tmp/venv/bin/pip install python-docx openpyxl
    /tmp/venv/bin/python tests/plans/import/make.py      # needs LibreOffice for two of them

Written once and kept: a new python-docx or LibreOffice may write other bytes of the same document.
"""

import os
import subprocess
import sys
import tempfile
import zipfile

import docx
import openpyxl
from docx.oxml.ns import qn

HERE = os.path.dirname(os.path.abspath(__file__))


def path(name):
    return os.path.join(HERE, name)


def rows(table, *all_cells):
    for cells in all_cells:
        row = table.add_row()
        if len(cells) == 1:
            row.cells[0].merge(row.cells[-1]).text = cells[0]
            continue
        for cell, text in zip(row.cells, cells):
            lines = text.split("\n")
            cell.text = lines[0]
            for line in lines[1:]:
                cell.add_paragraph(line)


def ospar():
    """OSPAR's second regional action plan: letters, themes and sub-themes as merged rows, lead and
    support in one cell, a table that goes on over the page with its head again."""
    document = docx.Document()
    document.add_heading("Regional handlingsplan mod havaffald 2022-2030", 0)
    document.add_paragraph("Planen er OSPAR’s anden mod affald i havet. Teksterne er forkortede.")
    heads = ("Nr.", "Handling", "Lead og støtte", "Status")
    table = document.add_table(0, 4)
    rows(
        table,
        heads,
        ("Tema A: Kilder på land",),
        ("Forebyggelse og håndtering af affald",),
        ("A.1.1", "Forebygge plastaffald i kystkommuner", "Tyskland", "I gang"),
        ("Spildevand og regnvand",),
        ("A.2.1", "Standse udslip af biobærere", "Sverige og Frankrig\nStøtte fra Surfrider", "I gang"),
        ("A.2.2", "Mindre affald gennem renseanlæg", "Frankrig", "Venter på start"),
        ("Affald fra floder",),
        ("A.3.1", "Måle og mindske affald fra floder", "Frankrig, Belgien, Holland\nStøtte fra Tyskland og KIMO", "I gang"),
    )
    table = document.add_table(0, 4)
    rows(
        table,
        heads,
        ("Mikroplast fra land",),
        ("A.5.1", "Mindre mikroplast fra udvalgte kilder på land", "Tyskland\nStøtte fra Holland og Seas At Risk", "Starter sent i 2025"),
        ("A.5.2", "Bedre håndtering af plastpiller", "KIMO og Storbritannien\nStøtte fra Norge og Sverige", "Slutter i 2025"),
        ("Tema B: Kilder til havs",),
        ("B.1.1", "Bedre modtagelse af affald i havnene", "Holland", "I gang"),
    )
    save_small(document, path("ospar-rap-ml-2.docx"))


def havn():
    """The invented plan of the guide: goals as headings, a table under each."""
    document = docx.Document()
    document.add_heading("Handleplan for en renere havn 2025-2028", 0)
    document.add_paragraph("Foreningen Ren Havn (opdigtet) vil have en havn, man kan bade i.")
    heads = ("Nr.", "Handling", "Ansvarlig", "Tidsplan", "Økonomi")
    for goal, background, *actions in (
        ("Mål 1: Mindre affald i vandet", "Det meste kommer fra land.",
         ("1.1", "Sætte flere affaldsspande op på kajen", "Sekretariat", "foråret 2025", "20.000 kr."),
         ("1.2", "Samle affald op hver måned", "Sekretariatet\nRoklubben", "løbende", "")),
        ("Mål 2: Viden om vandet", "Vi ved for lidt om, hvad der løber ud i havnen.",
         ("2.1", "Måle vandets klarhed", "Fagudvalget", "1. kvartal 2026", "15.000 kr."),
         ("2.2", "Fortælle om vandet på skolerne", "Roklubben og Fagudvalget", "når der er tid", "")),
    ):
        document.add_paragraph(goal)
        document.add_paragraph(background)
        rows(document.add_table(0, len(heads)), heads, *actions)
    save_small(document, path("havneplan.docx"))


def save_small(document, target):
    """Without the picture and the hundred table styles of python-docx's template."""
    styles = document.styles.element
    for style in list(styles):
        is_used = style.get(qn("w:styleId")) in ("Normal", "Title", "TableNormal", "DefaultParagraphFont")
        if style.tag == qn("w:latentStyles") or (style.tag == qn("w:style") and not is_used):
            styles.remove(style)
    package = document.part.package
    for id, relation in list(package.rels.items()):
        if "thumbnail" in relation.reltype or "customXml" in relation.reltype:
            del package.rels[id]
    part = document.part
    for id, relation in list(part.rels.items()):
        if relation.reltype.endswith(("stylesWithEffects", "customXml", "theme", "webSettings")):
            del part.rels[id]
    document.save(target)


def plastik():
    """The government's plan against plastic waste: flat numbers across themes, nobody responsible,
    deadlines in words. By LibreOffice, from HTML."""
    html = """<html><head><meta charset="utf-8"><title>Plastik uden spild</title></head><body>
<h1>Plastik uden spild</h1>
<p>Planen har 27 initiativer, hvoraf ni står her med forkortede tekster.</p>
<h2>Et cirkulært forbrug</h2>
<table border="1"><tr><th>Nr.</th><th>Initiativ</th><th>Hvornår</th></tr>
<tr><td>1</td><td>Et nationalt plastikcenter</td><td>2019</td></tr>
<tr><td>2</td><td>Analyse af Danmarks forbrug af plastik</td><td></td></tr>
<tr><td>6</td><td>Pant på juice og saft</td><td>fra 1. januar 2020</td></tr>
<tr><td>7</td><td>Udvidet ansvar for emballage</td><td>2025</td></tr></table>
<h2>Mindre plastik i naturen</h2>
<table border="1"><tr><th>Nr.</th><th>Initiativ</th><th>Hvornår</th></tr>
<tr><td>10</td><td>En kampagne mod affald i naturen</td><td></td></tr>
<tr><td>13</td><td>Undersøge tabte fiskenet (spøgelsesnet) og hvordan de fjernes:<ul><li>hvor de ligger</li><li>hvad det koster</li></ul></td><td></td></tr>
<tr><td>14</td><td>Forbud mod gratis bæreposer med hank</td><td></td></tr></table>
<h2>Mindre forbrug</h2>
<table border="1">
<tr><td>16</td><td>Halvere forbruget af bæreposer</td><td>inden udgangen af 2023</td></tr>
<tr><td>19</td><td>Forbud mod mikroplast i kosmetik</td><td></td></tr></table>
</body></html>"""
    libreoffice("plastik-uden-spild.docx", html)


def vertical():
    """A sheet an action, its heads under each other, as municipal plans for climate have them.
    By LibreOffice, from HTML. The climate plan of Odder: three themes, actions without numbers."""
    def sheet(title, what, who, when, money):
        return f"""<table border="1"><tr><td>Indsats</td><td>{title}</td></tr>
<tr><td>Beskrivelse</td><td>{what}</td></tr><tr><td>Ansvarlig</td><td>{who}</td></tr>
<tr><td>Tidsplan</td><td>{when}</td></tr><tr><td>Økonomi</td><td>{money}</td></tr></table>"""
    html = f"""<html><head><meta charset="utf-8"></head><body>
<h1>Strategisk energi- og klimaplan 2022-2025</h1>
<p>Planen har tre temaer og 21 handlinger, hvoraf fire står her med forkortede tekster.</p>
<h2>I Reducér</h2><p>Vi bruger mindre energi.</p>
{sheet("Energirenovering af kommunens bygninger", "Gennemgå bygningerne.", "Ejendomme", "2022-2025", "2 mio. kr.")}
<p></p>{sheet("Klimavenlig mad", "Nye menuer i køkkenerne.", "Køkkenerne", "Løbende", "Ingen")}
<h2>II Fortræng</h2>
{sheet("Plads til vindmøller", "Udpege områder.", "Plan", "2023", "Inden for rammen")}
<h2>III Fiksér</h2>
{sheet("Mere skov", "Finde arealer.", "Natur", "Når der er midler", "Uafklaret")}
</body></html>"""
    libreoffice("odder-klimaplan.docx", html)


def libreoffice(name, html):
    with tempfile.TemporaryDirectory() as folder:
        source = os.path.join(folder, name.replace(".docx", ".html"))
        with open(source, "w", encoding="utf-8") as file:
            file.write(html)
        subprocess.run(
            ["soffice", "--headless", "--infilter=HTML (StarWriter)", "--convert-to",
             "docx:Office Open XML Text", "--outdir", HERE, source],
            check=True, stdout=subprocess.DEVNULL)


def klima():
    """A municipality's spreadsheet: no numbers, two columns of owners, themes merged down the rows,
    real days, a hidden sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Indsatser"
    import datetime
    sheet.append(["Klimahandleplan 2025-2028 (opdigtet)"])
    sheet.merge_cells("A1:G1")
    sheet.append(["Tema", "Indsats", "Ansvarlig forvaltning", "Tovholder", "Samarbejdspartnere", "Deadline", "Budget"])
    data = [
        ["Vand", "Kortlægge oversvømmelser", "Teknik og Miljø", "Klimachefen", "Forsyningen", datetime.date(2025, 6, 30), 250000],
        [None, "Åbne rørlagte bække", "Teknik og Miljø", "Klimachefen", "Lodsejere", "2026", None],
        [None, "Beredskab ved stormflod", "Beredskabet", None, "Forsyningen, Havnen", "løbende", None],
        ["Energi", "Solceller på skoler", "Ejendomme", "Energikoordinatoren", None, "2. halvår 2025", 1200000],
        [None, "Rådgive husejere", "Borgerservice", "Energikoordinatoren", None, "efter behov", "0,5 mio. kr."],
    ]
    for row in data:
        sheet.append(row)
    sheet.merge_cells("A3:A5")
    sheet.merge_cells("A6:A7")
    sheet["F3"].number_format = "dd-mm-yyyy"
    lists = book.create_sheet("Lister")
    lists.append(["løbende"])
    lists.sheet_state = "hidden"
    book.save(path("klima.xlsx"))


def natur():
    """A workbook with a cover, a sheet a goal with its title above the heads, and a list for the
    cells' choices."""
    import datetime

    book = openpyxl.Workbook()
    cover = book.active
    cover.title = "Forside"
    for line in ("Naturhandlingsplan 2026-2029", "Skovby Kommune (opdigtet)", "Godkendt den 1. februar 2026."):
        cover.append([line])
    heads = ["Nr", "Aktivitet", "Tovholder", "Partnere", "Start", "Deadline", "Status", "% færdig"]
    for name, rows in (
        (
            "Mål 1 Skov",
            [
                ["1.1", "Rydde rødgran", "Skovrideren", "Naturfonden A/S", None, datetime.date(2026, 10, 1), "I gang", 0.25],
                ["1.2", "Plante løvskov", "Skovrideren", None, "1/8 2026", None, "Ikke påbegyndt", 0],
            ],
        ),
        (
            "Mål 2 Vand",
            [
                ["2.1", "Grave vandhuller", "Miljø", None, None, "januar-maj 2028", "Afsluttet", 1],
                [2.2, "Slynge åen", "Miljø", "Lodsejere", None, "løbende", "På hold", 0.5],
            ],
        ),
    ):
        sheet = book.create_sheet(name)
        sheet.append([name])
        sheet.merge_cells("A1:H1")
        sheet.append([])
        sheet.append(heads)
        for row in rows:
            sheet.append(row)
    book.create_sheet("Lister").append(["Ikke påbegyndt"])
    book.save(path("natur.xlsx"))


def affald():
    """A card an action, its number in its title, under themes."""
    document = docx.Document()
    document.add_heading("Affaldsplan 2025-2030 (opdigtet)", 0)
    for theme, cards in (
        (
            "Tema 1: Genbrug",
            [
                ("1. Byttehjørner på genbrugspladsen", "Renovationen I/S", "2026"),
                ("2. Reparationscafé", "Biblioteket/Renovationen I/S", "2. halvår 2025"),
            ],
        ),
        ("Tema 2: Sortering", [("3. Ti fraktioner i byens rum", "Park og Vej", "2025/26")]),
    ):
        document.add_heading(theme, 1)
        for title, owner, time in cards:
            table = document.add_table(0, 2)
            rows(
                table,
                ("Initiativ", title),
                ("Formål", "Mindre affald."),
                ("Handling", "Det sker sådan:\n- først det ene\n- så det andet"),
                ("Ansvarlig", owner),
                ("Tidsplan", time),
            )
            document.add_paragraph("")
    document.save(path("affald.docx"))


def helcom():
    """HELCOM's Baltic Sea Action Plan: codes of letters and digits, a segment merged down its rows,
    deadlines in words; every part written by hand, with what Word leaves in a document: a change
    that was deleted, a content control, a footnote, a soft hyphen, a list that counts."""
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    def p(text, props=""):
        return f"<w:p>{props}<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>"
    def tc(text, props="", inside=""):
        return f"<w:tc><w:tcPr>{props}</w:tcPr>{inside or p(text)}</w:tc>"
    start, go_on = "<w:vMerge w:val=\"restart\"/>", "<w:vMerge/>"
    def tr(*cells):
        return "<w:tr>" + "".join(cells) + "</w:tr>"
    body = (
        p("Handlingsplan for Østersøen 2021-2030", '<w:pPr><w:pStyle w:val="Titel"/></w:pPr>')
        + "<w:p><w:r><w:t>Planen er vedtaget i Lübeck</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r>"
          "<w:del><w:r><w:delText>i København</w:delText></w:r></w:del><w:r><w:t> af landene ved hav\u00admiljøet.</w:t></w:r></w:p>"
        + "<w:tbl><w:tblPr/><w:tblGrid/>"
        + tr(*(tc(head) for head in ("Segment", "Nr.", "Handling", "Ansvarlig", "Frist")))
        + tr(tc("Biodiversitet", start), tc("B1"), tc("Beskytte mere af havet"), tc("Landene"), tc("senest 2030"))
        + tr(tc("", go_on), tc("B2"), tc("", "", "<w:sdt><w:sdtContent>" + p("Genoprette levesteder:") + "</w:sdtContent></w:sdt>"
             + p("ålegræs", '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>')
             + p("stenrev", '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>')), tc("Landene"), tc("senest i 2027"))
        + tr(tc("Eutrofiering", start), tc("E1"), tc("Mindre kvælstof fra land"), tc("Landene"), tc("2. halvår 2025"))
        + tr(tc("", go_on), tc("E2"), tc("Fælles regnskab over nærings-"), tc("HELCOM"), tc("hvert sjette år"))
        + tr(tc("", go_on), tc(""), tc("stoffer"), tc(""), tc(""))
        + tr(tc("Affald", start), tc("S1"), tc("Fjerne spøgelsesnet"), tc("Landene\u00a0"), tc("Løbende"))
        + "</w:tbl>"
    )
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' + "".join(
            f'<Relationship Id="r{n}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{kind}.xml"/>'
            for n, kind in enumerate(["styles", "numbering", "footnotes"])) + "</Relationships>",
        "word/document.xml": f"<w:document {w}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f'<w:styles {w}><w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style></w:styles>',
        "word/numbering.xml": f'<w:numbering {w}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
        "word/footnotes.xml": f'<w:footnotes {w}><w:footnote w:id="2"><w:p><w:r><w:t>Den 20. oktober 2021.</w:t></w:r></w:p></w:footnote></w:footnotes>',
    }
    with zipfile.ZipFile(path("helcom-bsap.docx"), "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)


def excel_csv():
    """A list saved by Danish Excel: semicolons, Windows-1252, 2.10 shown as 2.1, cells with lines."""
    text = (
        "Mål;Nr.;Tiltag;Ansvalig;Tidsplan;Bemærkninger\r\n"
        "1;1.1;Rense stranden;\"Sekretariatet\nHavnene\";forår 2025;”Ren strand”\r\n"
        "1;1.2;\"Måle støj; to steder\";Fagrådet;Q3 2025;\r\n"
        + "".join(f"2;2.{n};Tiltag nummer {n};Fagrådet;2026;\r\n" for n in range(1, 10))
        + "2;2.1;Det tiende tiltag;Sekretariat;;\r\n"
    )
    with open(path("excel.csv"), "wb") as file:
        file.write(text.encode("cp1252"))


if __name__ == "__main__":
    makers = {m.__name__: m for m in (ospar, havn, plastik, vertical, klima, natur, affald, helcom, excel_csv)}
    for name in sys.argv[1:] or makers:
        makers[name]()
