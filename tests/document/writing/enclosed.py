"""Files to enclose, made for tests: PDF of all sorts, pictures, tables. Invented words only."""

import io

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

from tvaers.document.writing.complete.enclosures import Enclosure

PDF = "application/pdf"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def enclosure(data, media_type=PDF, *, item="2.1", position=1, title="Udkast", filename="udkast.pdf"):
    """An enclosure; what does not matter to the test is filled in."""
    return Enclosure(item, position, title, filename, media_type, data)


def drawn(*texts, size=(595, 842)):
    """A PDF that is open, with a page for each of the texts."""
    pdf = pikepdf.new()
    font = pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    )
    for text in texts:
        pdf.add_blank_page(page_size=size)
        page = pdf.pages[-1].obj
        page.Resources = Dictionary(Font=Dictionary(F1=font))
        page.Contents = pdf.make_stream(f"BT /F1 18 Tf 60 100 Td ({text}) Tj ET".encode("cp1252"))
    return pdf


def saved(pdf, **how):
    """The bytes of an open PDF."""
    target = io.BytesIO()
    pdf.save(target, **how)
    return target.getvalue()


def plain(*texts, **how):
    """The bytes of a PDF with a page for each of the texts."""
    return saved(drawn(*texts, **how))


def with_outline():
    """Two pages and two bookmarks; one leads by a name."""
    pdf = drawn("Kapitel et", "Kapitel to")
    tree = pikepdf.NameTree.new(pdf)
    tree["kapitel"] = Dictionary(D=Array([pdf.pages[1].obj, Name.XYZ, 10, 500, None]))
    pdf.Root.Names = Dictionary(Dests=tree.obj)
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("Kapitel et", 0))
        named = pikepdf.OutlineItem("Kapitel to", String("kapitel"))
        outline.root[0].children.append(named)
    return saved(pdf)


def link(pdf, **what):
    """A link annotation in the PDF."""
    return pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([50, 90, 200, 130]), **what))


def with_links():
    """The first of two pages leads to the second, by itself and by name, and to an address; and a note hangs on it."""
    pdf = drawn("Forside", "Bagside")
    pdf.Root.Dests = Dictionary(bag=Array([pdf.pages[1].obj, Name.Fit]))
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([10, 10, 30, 30]), Contents=String("Husk bilag"))
    pdf.pages[0].obj.Annots = Array(
        [
            link(pdf, Dest=Array([pdf.pages[1].obj, Name.Fit])),
            link(pdf, A=Dictionary(S=Name.GoTo, D=Name.bag)),
            link(pdf, A=Dictionary(S=Name.URI, URI=String("https://kort.example/"))),
            link(pdf, A=Dictionary(S=Name.URI, URI=String("javascript:alert(1)"))),
            link(pdf, A=Dictionary(S=Name.Launch, F=String("program.exe"))),
            pdf.make_indirect(note),
        ]
    )
    return saved(pdf)


def with_scripts():
    """Scripts in all the places where a PDF can have them."""
    pdf = drawn("Fredelig side")
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    tree = pikepdf.NameTree.new(pdf)
    tree["start"] = script
    pdf.Root.Names = Dictionary(JavaScript=tree.obj)
    pdf.Root.OpenAction = script
    page = pdf.pages[0].obj
    page.AA = Dictionary(O=script)
    chained = Dictionary(S=Name.URI, URI=String("https://kort.example/"), Next=script)
    page.Annots = Array([link(pdf, A=script, AA=Dictionary(E=script)), link(pdf, A=chained)])
    return saved(pdf)


def with_form():
    """A form with one field, filled in and with a script that checks it."""
    pdf = drawn("Skema")
    field = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Tx,
            T=String("navn"),
            V=String("Ida Holm"),
            DA=String("/F1 12 Tf 0 g"),
            Rect=Array([60, 300, 300, 330]),
            F=4,
            P=pdf.pages[0].obj,
            AA=Dictionary(K=Dictionary(S=Name.JavaScript, JS=String("check()"))),
        )
    )
    pdf.pages[0].obj.Annots = Array([field])
    fonts = pdf.pages[0].obj.Resources
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]), NeedAppearances=True, DR=fonts, DA=String("/F1 12 Tf 0 g"))
    return saved(pdf)


def with_hidden_layer():
    """A page with a layer that is switched off."""
    pdf = drawn("Kort")
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Skjulte grænser")))
    pdf.pages[0].obj.Resources.Properties = Dictionary(L1=layer)
    pdf.pages[0].obj.Contents = pdf.make_stream(b"/OC /L1 BDC BT /F1 18 Tf 60 100 Td (Skjult) Tj ET EMC")
    chosen = Dictionary(OFF=Array([layer]), Order=Array([layer]))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=chosen)
    return saved(pdf)


def picture(width, height, form="PNG", **how):
    """A picture in one colour."""
    target = io.BytesIO()
    Image.new("RGB", (width, height), "#7799aa").save(target, form, **how)
    return target.getvalue()
