package cn.sidian.seal.longterm;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.jspecify.annotations.Nullable;

/** Documents as an ordinary program makes them. */
final class Pages {
  private Pages() {}

  static byte[] onePage() {
    return saved(null);
  }

  /** With AES and a password. */
  static byte[] encrypted(String password) {
    return saved(password);
  }

  private static byte[] saved(@Nullable String password) {
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage(PDRectangle.A4));
      if (password != null) {
        StandardProtectionPolicy policy =
            new StandardProtectionPolicy(password, password, new AccessPermission());
        policy.setEncryptionKeyLength(256);
        document.protect(policy);
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
