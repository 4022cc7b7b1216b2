package cn.sidian.seal.internal.verifying;

import cn.sidian.core.SidianException;
import cn.sidian.core.trust.RevocationEvidence;
import cn.sidian.core.trust.X509Certificates;
import cn.sidian.seal.internal.pdf.PdfDocument;
import cn.sidian.seal.internal.pdf.PdfObject;
import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import cn.sidian.seal.internal.pdf.PdfObject.Stream;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The certificates and the evidence of the document security store (ISO 32000-2, 12.8.4.3). They
 * may have been added by anybody: each piece must prove itself by its own signature.
 *
 * @param certificates what may help to build chains
 * @param evidence what may speak of revocation
 */
public record SecurityStore(List<X509Certificate> certificates, RevocationEvidence evidence) {
  private static final int MAX_PIECES = 500;

  /** The store of a document; empty if it has none. */
  public static SecurityStore of(PdfDocument document) {
    Dictionary store = document.dictionary(document.catalog().get("DSS"));
    List<X509Certificate> certificates = new ArrayList<>();
    for (byte[] encoded : pieces(document, store.get("Certs"))) {
      certificates.addAll(readable(encoded));
    }
    return new SecurityStore(
        certificates,
        RevocationEvidence.readable(
            pieces(document, store.get("CRLs")), pieces(document, store.get("OCSPs"))));
  }

  private static List<X509Certificate> readable(byte[] encoded) {
    try {
      return X509Certificates.parseAll(encoded);
    } catch (SidianException e) {
      // a piece that cannot be read helps nobody
      return List.of();
    }
  }

  private static List<byte[]> pieces(PdfDocument document, @Nullable PdfObject list) {
    List<byte[]> pieces = new ArrayList<>();
    List<PdfObject> items = document.items(list);
    for (PdfObject item : items.subList(0, Math.min(MAX_PIECES, items.size()))) {
      document.deadline().check();
      try {
        if (document.resolve(item) instanceof Stream stream) {
          pieces.add(document.decoded(stream));
        }
      } catch (SidianException e) {
        if (e.code().equals("LIMIT_EXCEEDED")) {
          throw e;
        }
      }
    }
    return pieces;
  }
}
