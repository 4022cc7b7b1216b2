package cn.sidian.certificate.register;

import cn.sidian.certificate.CertificateMetadata;
import cn.sidian.core.privacy.FieldCipher;
import cn.sidian.core.store.Database;
import java.util.Optional;

/** Drafts and their approval; what they say is enciphered. */
final class Drafts {
  private final Database database;
  private final RegisterSettings settings;
  private final FieldCipher cipher;

  Drafts(Database database, RegisterSettings settings, FieldCipher cipher) {
    this.database = database;
    this.settings = settings;
    this.cipher = cipher;
  }

  boolean keep(Draft draft) {
    byte[] metadata =
        cipher.encipher(draft.metadata().canonicalJson(), "draft/metadata/" + draft.id());
    byte[] clear = draft.photo();
    byte[] photo = clear == null ? null : cipher.encipher(clear, "draft/photo/" + draft.id());
    return database.transact(
        tx -> {
          boolean isNew =
              tx.insertNew(
                  "INSERT INTO draft (id, metadata_digest, quality, drafted_at)"
                      + " VALUES (?, ?, ?, ?)",
                  draft.id(),
                  draft.digest(),
                  draft.quality(),
                  draft.draftedAt());
          if (isNew) {
            tx.updateOne(
                "INSERT INTO draft_content (draft_id, metadata, photo) VALUES (?, ?, ?)",
                draft.id(),
                metadata,
                photo);
            return true;
          }
          return tx.count(
                  "SELECT COUNT(*) FROM draft WHERE id = ? AND metadata_digest = ?",
                  draft.id(),
                  draft.digest())
              == 1;
        });
  }

  /** The digest is computed from what is stored; an approval of anything else does not count. */
  Optional<Draft> find(String id) {
    return database.transact(
        tx ->
            tx.find(
                "SELECT d.quality, d.drafted_at, d.approved_digest, d.approver, c.metadata,"
                    + " c.photo FROM draft d JOIN draft_content c ON c.draft_id = d.id"
                    + " WHERE d.id = ?",
                row -> {
                  CertificateMetadata metadata =
                      CertificateMetadata.parse(
                          cipher.decipher(row.bytes("metadata"), "draft/metadata/" + id));
                  byte[] photo = row.bytesOrNull("photo");
                  String digest = metadata.digest();
                  boolean approved = digest.equals(row.textOrNull("approved_digest"));
                  return new Draft(
                      id,
                      metadata,
                      digest,
                      photo == null ? null : cipher.decipher(photo, "draft/photo/" + id),
                      row.text("quality"),
                      row.instant("drafted_at"),
                      approved ? row.textOrNull("approver") : null);
                },
                id));
  }

  boolean approve(String id, String digest, String approver) {
    Optional<Draft> draft = find(id);
    if (draft.isEmpty() || !draft.get().digest().equals(digest)) {
      return false;
    }
    return database.transact(
        tx -> {
          int first =
              tx.update(
                  "UPDATE draft SET approved_digest = ?, approver = ?, approved_at = ?"
                      + " WHERE id = ? AND metadata_digest = ? AND approved_digest IS NULL",
                  digest,
                  approver,
                  settings.clock().instant(),
                  id,
                  digest);
          return first == 1
              || tx.count(
                      "SELECT COUNT(*) FROM draft WHERE id = ? AND approved_digest = ?", id, digest)
                  == 1;
        });
  }
}
