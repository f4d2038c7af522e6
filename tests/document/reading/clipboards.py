"""What browsers' clipboards hold when the same kind of text is copied in different programs; invented words."""

WORD = """Version:1.0
StartHTML:0000000105
<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta charset=utf-8><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings></xml><![endif]-->
<style><!-- p.MsoNormal {font-size:11.0pt;} @list l0:level1 {mso-level-number-format:bullet;} --></style></head>
<body lang=DA link="#0563C1" style='tab-interval:65.2pt'>
<!--StartFragment-->
<h2 style='margin-top:2.0pt'><span style='font-size:13.0pt;mso-bidi-font-size:11.0pt'>Økonomi<o:p></o:p></span></h2>
<p class=MsoNormal>Kommunerne har <b style='mso-bidi-font-weight:normal'>fælles</b>
ud\u00adgifter i <st1:place w:st="on">Fjordby</st1:place>, se <a href="https://fjord.example/a?b=1&amp;c=2"><span
style='color:blue'>planen <i>her</i></span></a>.<span style='mso-spacerun:yes'>\u00a0 </span>Beløbet er
1.250\u00a0kr.<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-bidi-font-family:Symbol'><span style='mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>busser<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;text-indent:-18.0pt;mso-list:l0 level2 lfo1'><![if
!supportLists]><span style='font-family:"Courier New"'><span style='mso-list:Ignore'>o<span
style='font:7.0pt "Times New Roman"'>&nbsp; </span></span></span><![endif]>gule<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><!--[if !supportLists]--><span
style='mso-list:Ignore'>·<span>&nbsp; </span></span><!--[endif]-->færger<o:p></o:p></p>
<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l1 level1 lfo2'><![if !supportLists]><span
style='mso-list:Ignore'>1.<span>&nbsp;&nbsp;</span></span><![endif]>først</p>
<p class=MsoListParagraph style='margin-left:72pt;text-indent:-18.0pt;mso-list:l1 level2 lfo2'><![if
!supportLists]><span
style='mso-list:Ignore'>1.<span>&nbsp;&nbsp;</span></span><![endif]>straks</p>
<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l1 level1 lfo2'><![if !supportLists]><span
style='mso-list:Ignore'>2.<span>&nbsp;&nbsp;</span></span><![endif]>sidst</p>
<table class=MsoTableGrid border=1 style='border-collapse:collapse'><tr><td width=200 valign=top>
<p class=MsoNormal><b>Kommune<o:p></o:p></b></p></td><td><p class=MsoNormal align=right style='text-align:right'><b>
Antal</b></p></td></tr><tr><td><p class=MsoNormal>Læsø</p><p class=MsoNormal>(ø)</p></td>
<td><p class=MsoNormal align=right style='text-align:right'>3</p></td></tr></table>
<p class=MsoNormal>Linje et<br>linje to <del cite="mailto:ane" datetime="2026-11-02T10:00">gammelt</del><ins
cite="mailto:ane">nyt</ins> <span class=msoDel>væk</span><a style='mso-comment-reference:AH_1'>omtalt</a><span
class=MsoCommentReference><span style='font-size:8.0pt'><a class=msocomanchor href="#_msocom_1">[AH1]</a></span></span>.
<span style='display:none;mso-hide:all'>skjult</span></p>
<p class=MsoNormal><!--[if gte vml 1]><v:shape id="x"><v:imagedata src="file:///C:/x.png"/></v:shape><![endif]--><![if
!vml]><img width=10 height=10 src="file:///C:/msohtmlclip1/01/clip_image002.png"><![endif]></p>
<div style='mso-element:comment-list'><hr class=msocomoff align=left size=1><div style='mso-element:comment'>
<p class=MsoCommentText>Husk tal</p></div></div>
<!--EndFragment--></body></html>"""

WORD_AS_MARKDOWN = """### Økonomi

Kommunerne har **fælles** udgifter i Fjordby, se [planen _her_](https://fjord.example/a?b=1&c=2). Beløbet er 1.250 kr.

- busser
  - gule
- færger

1. først
   1. straks
2. sidst

| Kommune | Antal |
| --- | ---: |
| Læsø (ø) | 3 |

Linje et\\
linje to nyt omtalt."""

WORD_ONLINE = """<html><body><!--StartFragment--><div class="OutlineElement Ltr SCXW1"><p class="Paragraph SCXW1"
role="heading" aria-level="2" xml:lang="DA-DK"><span class="TextRun SCXW1" style="font-size:13pt"><span
class="NormalTextRun" data-ccp-parastyle="heading 2">Økonomi</span></span><span class="EOP"
data-ccp-props="{}">&nbsp;</span></p></div><div class="OutlineElement"><p class="Paragraph"><span class="TextRun"
style="font-weight:bold"><span class="NormalTextRun">Fed</span></span><span class="TextRun"><span
class="NormalTextRun SpellingErrorV2Themed"> og flad</span></span><span class="EOP">&nbsp;</span></p></div>
<div class="ListContainerWrapper SCXW1"><ul class="BulletListStyle1" role="list"><li data-leveltext="•"
data-listid="3" data-aria-level="1" aria-level="1" role="listitem"><p class="Paragraph"><span class="TextRun"><span
class="NormalTextRun">busser</span></span><span class="EOP">&nbsp;</span></p></li></ul></div>
<div class="ListContainerWrapper"><ul class="BulletListStyle2" role="list"><li data-listid="3" data-aria-level="2"
role="listitem"><p class="Paragraph"><span class="TextRun">gule</span><span class="EOP">&nbsp;</span></p></li></ul>
</div><div class="ListContainerWrapper"><ul class="BulletListStyle1" role="list"><li data-listid="3" data-aria-level="1"
role="listitem"><p class="Paragraph"><span class="TextRun">tog</span></p></li></ul></div>
<div class="ListContainerWrapper"><ol class="NumberListStyle1" role="list" start="1"><li data-listid="4"
data-aria-level="1"><p class="Paragraph">først</p></li></ol></div>
<div class="ListContainerWrapper"><ol class="NumberListStyle1" role="list" start="2"><li data-listid="4"
data-aria-level="1"><p class="Paragraph">sidst</p></li></ol></div><!--EndFragment--></body></html>"""

WORD_ONLINE_AS_MARKDOWN = """### Økonomi

**Fed** og flad

- busser
  - gule
- tog

1. først
2. sidst"""

LIBREOFFICE = """<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/>
<title></title><meta name="generator" content="LibreOffice 7.4.7.2 (Linux)"/><style type="text/css">
h1 { margin-bottom: 0.21cm } p { line-height: 115% }</style></head><body lang="da-DK" link="#000080" dir="ltr">
<h1 class="western">Mål</h1><h2 class="western">Delmål</h2>
<p style="line-height: 100%; margin-bottom: 0cm"><font face="Liberation Serif, serif"><font size="3"
style="font-size: 12pt">Det er <b>fed</b> og <i>kursiv</i>.</font></font></p>
<ul><li><p style="line-height: 100%; margin-bottom: 0cm">busser</p></li><ul><li><p>gule</p></li></ul>
<li><p>tog</p></li></ul><ol start="3"><li><p>tredje</p></li><li><p>fjerde</p><p>mere om den</p></li></ol>
<table width="100%" cellpadding="4" cellspacing="0"><col width="128*"/><thead><tr valign="top"><th><p>Kommune</p></th>
<th><p>Ja</p></th></tr></thead><tbody><tr valign="top"><td><p>Læsø</p></td><td align="center"><p>x</p></td></tr></tbody>
</table><p><br/><br/></p></body></html>"""

LIBREOFFICE_AS_MARKDOWN = """### Mål

#### Delmål

Det er **fed** og _kursiv_.

- busser
  - gule
- tog

3. tredje

4. fjerde

   mere om den

| Kommune | Ja |
| --- | :---: |
| Læsø | x |"""

GOOGLE_DOCS = """<meta charset='utf-8'><meta charset="utf-8"><b style="font-weight:normal;"
id="docs-internal-guid-0a1b2c3d"><h3 dir="ltr" style="line-height:1.38"><span
style="font-size:14pt;font-weight:400">Mål</span></h3><p dir="ltr" style="line-height:1.38"><span
style="font-size:11pt;font-weight:700;font-style:normal">Fed</span><span style="font-size:11pt;font-weight:400"> og
</span><span style="font-size:11pt;font-style:italic">kursiv</span><span style="font-size:11pt"> og </span><a
href="mailto:kkr@fjord.example" style="text-decoration:none"><span style="font-size:11pt;color:#1155cc">skriv</span></a>
<span>.</span></p><ul style="margin-top:0"><li dir="ltr" style="list-style-type:disc" aria-level="1"><p dir="ltr"
role="presentation"><span style="font-size:11pt">busser</span></p></li><ul><li dir="ltr" style="list-style-type:circle"
aria-level="2"><p dir="ltr" role="presentation"><span>gule</span></p></li></ul><li dir="ltr" aria-level="1"><p
role="presentation"><span>tog</span></p></li></ul><br /><div dir="ltr" align="left"><table style="border:none">
<colgroup><col width="300" /></colgroup><tbody><tr><td><p><span style="font-weight:700">Kommune</span></p></td><td><p>
<span
style="font-weight:700">Antal</span></p></td></tr><tr><td><p>Læsø</p></td><td><p>3</p></td></tr></tbody></table>
</div><br class="Apple-interchange-newline"></b>"""

GOOGLE_DOCS_AS_MARKDOWN = """### Mål

**Fed** og _kursiv_ og [skriv](mailto:kkr@fjord.example) .

- busser
  - gule
- tog

| Kommune | Antal |
| --- | --- |
| Læsø | 3 |"""

WEB_PAGE = """<meta http-equiv="content-type" content="text/html; charset=utf-8"><article><header><h1>Ny aftale</h1>
</header><p>Fem byer er <strong>enige</strong> &amp; glade, <a href="/lokal">læs mere</a> eller gå til
<a href="javascript:alert(1)">svar</a>. Se https://fjord.example/plan.</p><nav><ul><li><a href="#a">Til toppen</a></li>
<li>Andet<ol><li>et</li><li>to</li></ol></li></ul></nav><script>alert(1)</script><iframe src="https://x.example"></iframe>
<figure><img src="data:image/png;base64,AAAA" onerror="alert(1)"><figcaption>Broen</figcaption></figure>
<blockquote><p>Vi er nået langt.</p></blockquote><hr><p onclick="x()">Slut<svg><script>alert(2)</script></svg></p>
</article>"""

WEB_PAGE_AS_MARKDOWN = """### Ny aftale

Fem byer er **enige** & glade, læs mere eller gå til svar. Se <https://fjord.example/plan>.

- Til toppen
- Andet
  1. et
  2. to

Broen

> Vi er nået langt.

___

Slut"""
