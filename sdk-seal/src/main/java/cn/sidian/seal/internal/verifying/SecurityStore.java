package cn.sidian.seal.internal.verifying;

import cn.sidian.core.SidianException;
import cn.sidian.core.trust.RevocationEvidence;
import cn.sidian.core.trust.X509Certificates;
import cn.sidian.seal.internal.cms.Asn1Elements;
import cn.sidian.seal.internal.pdf.PdfDocument;
import cn.sidian.seal.internal.pdf.PdfObject;
import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import cn.sidian.seal.internal.pdf.PdfObject.Stream;
import cn.sidian.seal.internal.pdf.PdfTrouble;
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

  /**
   * The elements of all pieces take this share of the limit on objects: a list of some megabytes.
   */
  private static final int SHARE_OF_OBJECTS = 5;

  /** A chain has a few kilobytes; what is packed well could be a hundred thousand certificates. */
  private static final int MAX_CERTIFICATE_PIECE = 1 << 20;

  /** A little more than the search for a chain takes, so that it still says that it was limited. */
  private static final int MAX_CERTIFICATES = 2_500;

  /** The store of a document; empty if it has none. */
  public static SecurityStore of(PdfDocument document) {
    Dictionary store = document.dictionary(document.catalog().get("DSS"));
    List<X509Certificate> certificates = new ArrayList<>();
    Pieces pieces = new Pieces(document);
    for (byte[] encoded : pieces.of(store.get("Certs"))) {
      document.deadline().check();
      if (encoded.length <= MAX_CERTIFICATE_PIECE && certificates.size() < MAX_CERTIFICATES) {
        certificates.addAll(readable(encoded));
      }
    }
    return new SecurityStore(
        certificates,
        RevocationEvidence.readable(pieces.of(store.get("CRLs")), pieces.of(store.get("OCSPs"))));
  }

  private static List<X509Certificate> readable(byte[] encoded) {
    try {
      return X509Certificates.parseAll(encoded);
    } catch (SidianException e) {
      // a piece that cannot be read helps nobody
      return List.of();
    }
  }

  /** All pieces together take no more memory than one stream may. */
  private static final class Pieces {
    private final PdfDocument document;
    private long left;
    private int elements;

    Pieces(PdfDocument document) {
      this.document = document;
      this.elements = document.deadline().limits().maxObjects() / SHARE_OF_OBJECTS;
      this.left = document.deadline().limits().maxDecompressedBytes();
    }

    List<byte[]> of(@Nullable PdfObject list) {
      List<byte[]> pieces = new ArrayList<>();
      // one that is named many times says nothing more
      List<PdfObject> items = document.items(list).stream().distinct().toList();
      for (PdfObject item : items.subList(0, Math.min(MAX_PIECES, items.size()))) {
        document.deadline().check();
        try {
          if (document.resolve(item) instanceof Stream stream) {
            byte[] piece = document.decoded(stream);
            left -= piece.length;
            elements -= Asn1Elements.count(piece, elements + 1);
            pieces.add(piece);
          }
        } catch (SidianException e) {
          if (e.code().equals("LIMIT_EXCEEDED")) {
            throw e;
          }
        }
        if (elements < 0) {
          int limit = document.deadline().limits().maxObjects() / SHARE_OF_OBJECTS;
          throw PdfTrouble.limit("evidence", limit);
        }
        if (left < 0) {
          throw PdfTrouble.limit(
              "decompressed", document.deadline().limits().maxDecompressedBytes());
        }
      }
      return pieces;
    }
  }
}
