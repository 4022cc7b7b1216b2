package cn.sidian.seal.sealing;

import java.nio.charset.StandardCharsets;

/** Small files of each part of PDF/A (ISO 19005) and of PDF/UA-1, written by hand. */
enum PdfaFile {
  A_1B("1.4", "1", "B", false),
  A_1A("1.4", "1", "A", true),
  A_2B("1.7", "2", "B", false),
  A_2A("1.7", "2", "A", true),
  A_2U("1.7", "2", "U", false),
  A_3B("1.7", "3", "B", false),
  A_4("2.0", "4", "", false),
  UA_1("1.7", "", "", true);

  private final String version;
  private final String part;
  private final String conformance;
  final boolean tagged;

  PdfaFile(String version, String part, String conformance, boolean tagged) {
    this.version = version;
    this.part = part;
    this.conformance = conformance;
    this.tagged = tagged;
  }

  /** One empty page of A4. */
  byte[] bytes() {
    return bytes("");
  }

  /** The same with this content on the page. */
  byte[] bytes(String content) {
    String tags =
        tagged
            ? " /MarkInfo << /Marked true >> /StructTreeRoot 6 0 R /Lang (zh-CN)"
                + " /ViewerPreferences << /DisplayDocTitle true >>"
            : "";
    String data = new String(xmp().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    return RawPdf.onePage("/MediaBox [0 0 595 842] /Resources << >>")
        .header("%PDF-" + version + "\n%\u00e2\u00e3\u00cf\u00d3\n")
        .object(1, "<< /Type /Catalog /Pages 2 0 R /Metadata 5 0 R" + tags + " >>")
        .stream(4, "", content)
        .stream(5, "/Type /Metadata /Subtype /XML", data)
        .object(6, "<< /Type /StructTreeRoot /K 7 0 R /ParentTree << /Nums [] >> >>")
        .object(7, "<< /Type /StructElem /S /Document /P 6 0 R /K [] >>")
        .table();
  }

  private String xmp() {
    StringBuilder claims = new StringBuilder();
    if (part.isEmpty()) {
      claims.append(" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\" pdfuaid:part=\"1\"");
    } else {
      claims
          .append(" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" pdfaid:part=\"")
          .append(part)
          .append('"');
      claims.append(
          conformance.isEmpty()
              ? " pdfaid:rev=\"2020\""
              : " pdfaid:conformance=\"" + conformance + "\"");
    }
    return "<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
        + "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
        + "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
        + "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
        + claims
        + "><dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">证明</rdf:li></rdf:Alt></dc:title>"
        + "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>";
  }
}
