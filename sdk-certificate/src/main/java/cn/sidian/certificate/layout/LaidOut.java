package cn.sidian.certificate.layout;

import cn.sidian.seal.SealPlacement;
import java.util.List;
import java.util.Objects;

/**
 * A drawn certificate, not sealed yet. Not for logs.
 *
 * @param pdf PDF/A-3b
 * @param boxes where each text stands
 * @param sealPlace where the seal belongs
 */
public record LaidOut(byte[] pdf, List<FieldBox> boxes, SealPlacement sealPlace) {
  /**
   * Copies the list; the bytes are shared.
   *
   * @param pdf PDF/A-3b
   * @param boxes where each text stands
   * @param sealPlace where the seal belongs
   */
  public LaidOut {
    Objects.requireNonNull(pdf, "pdf");
    boxes = List.copyOf(boxes);
    Objects.requireNonNull(sealPlace, "sealPlace");
  }
}
