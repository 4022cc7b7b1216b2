package cn.sidian.seal.internal.changes;

import cn.sidian.core.SidianException;
import cn.sidian.seal.internal.pdf.PdfObject;
import cn.sidian.seal.internal.pdf.PdfObject.Null;
import cn.sidian.seal.internal.pdf.PdfObject.Stream;
import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The document's XMP metadata may change if it still is XMP (14.3.2). */
final class MetadataRule implements ChangeRule {
  @Override
  public void judge(Comparison comparison) {
    PdfObject root = comparison.signed().trailer().get("Root");
    PdfObject before = comparison.signed().dictionary(root).get("Metadata");
    PdfObject after =
        comparison.later().dictionary(comparison.later().trailer().get("Root")).get("Metadata");
    if (comparison.same(before, after) && !comparison.isChanged(before)) {
      return;
    }
    boolean foreign = !comparison.same(before, after) && after != null && !comparison.isNew(after);
    // a catalog that is something else too may show what its metadata was
    boolean elsewhere = !comparison.isOnly(root, CatalogRule.ROLES);
    if (foreign || elsewhere || !isXmp(comparison, after)) {
      comparison.forbidden("METADATA_CHANGED", "catalog /Metadata");
      return;
    }
    comparison.allowUsage(
        before, usage -> usage.path().equals("/Metadata") && CatalogRule.isRoot(root, usage));
    comparison.permitted("METADATA", ChangeLevel.LONG_TERM, "catalog /Metadata");
  }

  private static boolean isXmp(Comparison comparison, @Nullable PdfObject metadata) {
    PdfObject object = comparison.later().resolve(metadata);
    if (object == Null.NULL) {
      return true;
    }
    if (!(object instanceof Stream stream)
        || !stream.dictionary().isNamed("Type", "Metadata")
        || !stream.dictionary().isNamed("Subtype", "XML")) {
      return false;
    }
    try {
      return isXmp(comparison.later().decoded(stream));
    } catch (SidianException e) {
      return false;
    }
  }

  /** Well-formed, without document type and entities, with the root of XMP. */
  private static boolean isXmp(byte[] xml) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
      boolean root = false;
      boolean first = true;
      while (reader.hasNext()) {
        int event = reader.next();
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
          return false;
        }
        if (event == XMLStreamConstants.START_ELEMENT && first) {
          String name = reader.getLocalName();
          root = name.equals("xmpmeta") || name.equals("xapmeta") || name.equals("RDF");
          first = false;
        }
      }
      return root;
    } catch (XMLStreamException | RuntimeException e) {
      return false;
    }
  }
}
