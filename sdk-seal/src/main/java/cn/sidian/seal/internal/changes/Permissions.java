package cn.sidian.seal.internal.changes;

import cn.sidian.seal.internal.pdf.SignatureFields.FieldLock;
import java.util.List;

/**
 * What a signature allows afterwards.
 *
 * @param level how far changes may go
 * @param annotations whether annotations are allowed by name (DocMDP 3)
 * @param locks the fields that may not change
 * @param certified whether the signed revision is certified, so that no new visible signature field
 *     may appear
 */
record Permissions(
    ChangeLevel level, boolean annotations, List<FieldLock> locks, boolean certified) {

  /** Whether a change is allowed, but may show something else than what was signed. */
  boolean leavesOpen(ChangeLevel change) {
    return switch (change) {
      case ANNOTATIONS -> annotations;
      case FORM_APPEARANCE -> level == ChangeLevel.FORM_FILLING;
      default -> false;
    };
  }

  boolean locks(String field) {
    return locks.stream().anyMatch(lock -> lock.locks(field));
  }
}
