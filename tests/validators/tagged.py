"""What a screen reader is told by PDF files.

python tagged.py FILE…  →  a line of JSON for each: its title and language, how many elements of
each kind its structure has, and the figures without alternative text.
"""

import json
import sys
from collections import Counter

import pikepdf


def kind_of(element, roles):
    """The standard kind of an element: a producer may use names of its own for it."""
    kind = str(element.get("/S", ""))
    return str(roles.get(kind, kind)).lstrip("/")


def walk(element, roles):
    """Each element under this one."""
    children = element.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield child
            yield from walk(child, roles)


def told(file):
    with pikepdf.open(file) as pdf:
        root = pdf.Root
        tree = root.get("/StructTreeRoot")
        roles = {} if tree is None else dict(tree.get("/RoleMap", {}))
        elements = [] if tree is None else list(walk(tree, roles))
        figures = [element for element in elements if kind_of(element, roles) == "Figure"]
        return {
            "file": file,
            "title": str(pdf.docinfo.get("/Title", "")),
            "language": str(root.get("/Lang", "")),
            "kinds": Counter(kind_of(element, roles) for element in elements),
            "without_text": sum(1 for figure in figures if not str(figure.get("/Alt", ""))),
        }


for name in sys.argv[1:]:
    print(json.dumps(told(name), ensure_ascii=False))
