package cn.sidian.seal.internal.report;

import cn.sidian.core.Text;
import cn.sidian.seal.internal.pdf.NewPdf;
import cn.sidian.seal.internal.pdf.PdfObject.Array;
import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import cn.sidian.seal.internal.pdf.PdfObject.Name;
import cn.sidian.seal.internal.pdf.PdfObject.Numeric;
import cn.sidian.seal.internal.pdf.PdfObject.Reference;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** The objects around a page that make it PDF/A-2b (ISO 19005-2). */
final class ReportFile {
  private ReportFile() {}

  static byte[] of(ReportSheet sheet, Text title, Instant made) {
    NewPdf pdf = new NewPdf();
    Reference pages = pdf.allocate();
    Dictionary[] fonts = new Dictionary[1];
    byte[] content = sheet.content(pdf, fonts);
    Reference stream = pdf.addStream(Dictionary.EMPTY, content);
    Reference page =
        pdf.add(
            Dictionary.of(
                "Type",
                new Name("Page"),
                "Parent",
                pages,
                "MediaBox",
                Array.ofNumbers(0, 0, ReportSheet.WIDTH, ReportSheet.HEIGHT),
                "Resources",
                Dictionary.of("Font", fonts[0], "ColorSpace", Dictionary.of("RGB", sRgb())),
                "Contents",
                stream));
    pdf.put(
        pages,
        Dictionary.of("Type", new Name("Pages"), "Kids", Array.of(page), "Count", Numeric.of(1)));
    Reference metadata =
        pdf.addStream(
            Dictionary.of("Type", new Name("Metadata"), "Subtype", new Name("XML")),
            metadata(title, made).getBytes(StandardCharsets.UTF_8));
    return pdf.finish(
        pdf.add(
            Dictionary.of(
                "Type",
                new Name("Catalog"),
                "Pages",
                pages,
                "Metadata",
                metadata,
                "Lang",
                cn.sidian.seal.internal.pdf.PdfObject.Text.ascii("zh-CN"))));
  }

  /** sRGB by its numbers (ISO 32000-2, 8.6.5.3), so that no profile has to be embedded. */
  private static Array sRgb() {
    return Array.of(
        new Name("CalRGB"),
        Dictionary.of(
            "WhitePoint", Array.ofNumbers(0.9505, 1, 1.089),
            "Gamma", Array.ofNumbers(2.2, 2.2, 2.2),
            "Matrix",
                Array.ofNumbers(
                    0.4124, 0.2126, 0.0193, 0.3576, 0.7152, 0.1192, 0.1805, 0.0722, 0.9505)));
  }

  private static String metadata(Text title, Instant made) {
    return """
        <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/">
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
        <pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
        </rdf:Description>
        <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li><rdf:li xml:lang="en">%s</rdf:li></rdf:Alt></dc:title>
        </rdf:Description>
        <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
        <xmp:CreateDate>%s</xmp:CreateDate><xmp:CreatorTool>Sidian</xmp:CreatorTool>
        </rdf:Description>
        </rdf:RDF>
        </x:xmpmeta>
        <?xpacket end="w"?>"""
        .formatted(title.zh(), title.en(), made.truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
  }
}
