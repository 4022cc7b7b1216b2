package cn.sidian.seal.internal.longterm;

import cn.sidian.core.SidianException;
import cn.sidian.seal.internal.pdf.IncrementalUpdate;
import cn.sidian.seal.internal.pdf.PdfDocument;
import cn.sidian.seal.internal.pdf.PdfObject;
import cn.sidian.seal.internal.pdf.PdfObject.Array;
import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import cn.sidian.seal.internal.pdf.PdfObject.Name;
import cn.sidian.seal.internal.pdf.PdfObject.Reference;
import cn.sidian.seal.internal.pdf.PdfObject.Stream;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes the revision that adds to the document security store (ISO 32000-2, 12.8.4.3). What is in
 * it already stays and is not written twice.
 */
final class SecurityStoreRevision {
  private final PdfDocument document;
  private final IncrementalUpdate update;
  private boolean changed;

  private SecurityStoreRevision(PdfDocument document, SecureRandom random) {
    this.document = document;
    this.update = new IncrementalUpdate(document, random, 16 << 10);
  }

  /** The revision, or null if the store has everything. */
  static @Nullable IncrementalUpdate write(
      PdfDocument document, SecureRandom random, StoredEvidence evidence) {
    return new SecurityStoreRevision(document, random).run(evidence);
  }

  /** One list of the store with what is in it. */
  private final class Pieces {
    private final List<PdfObject> items;
    private final Map<Piece, Reference> known = new HashMap<>();

    Pieces(@Nullable PdfObject list) {
      this.items = new ArrayList<>(document.items(list));
      for (PdfObject item : items) {
        document.deadline().check();
        if (item instanceof Reference reference) {
          remember(reference);
        }
      }
    }

    private void remember(Reference reference) {
      try {
        if (document.resolve(reference) instanceof Stream stream) {
          known.put(new Piece(document.decoded(stream)), reference);
        }
      } catch (SidianException e) {
        if (e.code().equals("LIMIT_EXCEEDED")) {
          throw e;
        }
        // what cannot be read is not known, and stays where it is
      }
    }

    Reference reference(Piece piece) {
      Reference found = known.get(piece);
      if (found == null) {
        found = update.addStream(Dictionary.EMPTY, piece.encoded());
        known.put(piece, found);
        items.add(found);
        changed = true;
      }
      return found;
    }

    Array list() {
      return new Array(List.copyOf(items));
    }
  }

  private @Nullable IncrementalUpdate run(StoredEvidence evidence) {
    Dictionary catalog = document.catalog();
    PdfObject storeObject = catalog.get("DSS");
    Dictionary store = document.dictionary(storeObject);
    Pieces certificates = new Pieces(store.get("Certs"));
    Pieces crls = new Pieces(store.get("CRLs"));
    Pieces ocsps = new Pieces(store.get("OCSPs"));
    Dictionary vri = document.dictionary(store.get("VRI"));
    for (Map.Entry<String, StoredEvidence.Parts> one : evidence.bySignature().entrySet()) {
      Dictionary entry = document.dictionary(vri.get(one.getKey()));
      entry = with(entry, "Cert", one.getValue().certificates(), certificates);
      entry = with(entry, "CRL", one.getValue().crls(), crls);
      entry = with(entry, "OCSP", one.getValue().ocsps(), ocsps);
      vri = vri.with(one.getKey(), entry);
    }
    if (!changed) {
      return null;
    }
    Dictionary grown = store.has("Type") ? store : store.with("Type", new Name("DSS"));
    grown = listed(grown, "Certs", certificates);
    grown = listed(grown, "CRLs", crls);
    grown = listed(grown, "OCSPs", ocsps);
    if (store.get("VRI") instanceof Reference reference) {
      update.put(reference, vri);
    } else {
      grown = grown.with("VRI", vri);
    }
    if (storeObject instanceof Reference reference && !store.entries().isEmpty()) {
      update.put(reference, grown);
    } else {
      update.put(document.root(), catalog.with("DSS", update.add(grown)));
    }
    update.finish();
    return update;
  }

  private Dictionary with(Dictionary entry, String key, Set<Piece> wanted, Pieces pieces) {
    List<PdfObject> list = new ArrayList<>(document.items(entry.get(key)));
    for (Piece piece : wanted) {
      Reference reference = pieces.reference(piece);
      if (!list.contains(reference)) {
        list.add(reference);
        changed = true;
      }
    }
    return list.isEmpty() ? entry : entry.with(key, new Array(List.copyOf(list)));
  }

  private static Dictionary listed(Dictionary store, String key, Pieces pieces) {
    return pieces.list().size() == 0 ? store : store.with(key, pieces.list());
  }
}
