package cn.sidian.certificate.internal.layout;

import cn.sidian.certificate.layout.LayoutRequest;
import cn.sidian.core.crypto.DigestAlgorithm;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;

/** What makes a drawn document PDF/A-3b: XMP with its own schema declared, the associated file. */
public final class PdfaFile {
  /** The name space of our properties. */
  public static final String NAMESPACE = "https://sidian.cn/ns/certificate/1/";

  private PdfaFile() {}

  static byte[] finish(PDDocument document, LayoutRequest request) throws IOException {
    PDDocumentCatalog catalog = document.getDocumentCatalog();
    PDMetadata metadata = new PDMetadata(document);
    metadata.importXMPMetadata(xmp(request).getBytes(StandardCharsets.UTF_8));
    catalog.setMetadata(metadata);
    catalog.setLanguage("zh-CN");
    LayoutRequest.Attachment attachment = request.attachment();
    if (attachment != null) {
      attach(document, attachment);
    }
    byte[] identifier =
        DigestAlgorithm.SM3.digest(
            (request.form() + " " + request.identifier()).getBytes(StandardCharsets.UTF_8));
    // the same input gives the same bytes: the file identifier comes from ours, not from the clock
    document.setDocumentId(ByteBuffer.wrap(identifier).getLong());
    document.getDocument().setVersion(1.7f);
    ByteArrayOutputStream out = new ByteArrayOutputStream(256 << 10);
    document.save(out, CompressParameters.NO_COMPRESSION);
    return out.toByteArray();
  }

  private static void attach(PDDocument document, LayoutRequest.Attachment attachment)
      throws IOException {
    PDEmbeddedFile file =
        new PDEmbeddedFile(document, new ByteArrayInputStream(attachment.bytes()));
    file.setSubtype("application/json");
    file.setSize(attachment.bytes().length);
    PDComplexFileSpecification specification = new PDComplexFileSpecification();
    specification.setFile(attachment.name());
    specification.setFileUnicode(attachment.name());
    specification.setFileDescription("Sidian: content of the certificate");
    specification.setEmbeddedFile(file);
    specification.setEmbeddedFileUnicode(file);
    specification.getCOSObject().setName("AFRelationship", "Data");
    PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
    tree.setNames(Map.of(attachment.name(), specification));
    PDDocumentCatalog catalog = document.getDocumentCatalog();
    PDDocumentNameDictionary names = new PDDocumentNameDictionary(catalog);
    names.setEmbeddedFiles(tree);
    catalog.setNames(names);
    COSArray associated = new COSArray();
    associated.add(specification);
    catalog.getCOSObject().setItem(COSName.getPDFName("AF"), associated);
  }

  private static String xmp(LayoutRequest request) {
    return """
        <?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/">
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
         xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:sidian="%s"
         xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
         xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
         xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
        <pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
        <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
        <sidian:identifier>%s</sidian:identifier>
        <sidian:type>%s</sidian:type>
        <sidian:format>%s</sidian:format>
        <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
        <pdfaSchema:schema>Sidian electronic certificate</pdfaSchema:schema>
        <pdfaSchema:namespaceURI>%s</pdfaSchema:namespaceURI>
        <pdfaSchema:prefix>sidian</pdfaSchema:prefix>
        <pdfaSchema:property><rdf:Seq>%s%s%s</rdf:Seq></pdfaSchema:property>
        </rdf:li></rdf:Bag></pdfaExtension:schemas>
        </rdf:Description></rdf:RDF></x:xmpmeta>
        <?xpacket end="r"?>"""
        .formatted(
            NAMESPACE,
            xml(request.type().name()),
            xml(request.identifier()),
            xml(request.type().code()),
            format(request),
            NAMESPACE,
            property("identifier", "the identifier of the certificate"),
            property("type", "the code of its type"),
            property("format", "what this file is"));
  }

  private static String property(String name, String description) {
    return "<rdf:li rdf:parseType=\"Resource\"><pdfaProperty:name>"
        + name
        + "</pdfaProperty:name><pdfaProperty:valueType>Text</pdfaProperty:valueType>"
        + "<pdfaProperty:category>external</pdfaProperty:category><pdfaProperty:description>"
        + description
        + "</pdfaProperty:description></rdf:li>";
  }

  /** The value of {@code sidian:format}: what the file says of itself. */
  public static String format(LayoutRequest request) {
    return switch (request.form()) {
      case CERTIFICATE -> "sidian-certificate/1";
      case COPY -> "sidian-copy/1";
      case PREVIEW -> "sidian-preview/1";
    };
  }

  private static String xml(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
