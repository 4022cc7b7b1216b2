package cn.sidian.seal.fuzz;

import cn.sidian.core.SidianException;
import java.util.Set;

/** The only exceptions that readers of strangers' bytes may throw. */
final class Allowed {
  /** What a PDF may be refused with. */
  static final Set<String> OF_FILES =
      Set.of(
          "PDF_DAMAGED",
          "LIMIT_EXCEEDED",
          "PDF_PASSWORD_REQUIRED",
          "PDF_PASSWORD_WRONG",
          "PDF_ENCRYPTION_UNSUPPORTED");

  /** What JSON may be refused with. */
  static final Set<String> OF_NOTES = Set.of("NOTE_MALFORMED", "PROVENANCE_UNREADABLE");

  private Allowed() {}

  /** Passes what is allowed; everything else is a finding. */
  static void check(SidianException e, Set<String> codes) {
    if (!codes.contains(e.code()) || e.text().zh().isBlank() || e.text().en().isBlank()) {
      throw new AssertionError("not among the allowed exceptions: " + e.code(), e);
    }
  }
}
