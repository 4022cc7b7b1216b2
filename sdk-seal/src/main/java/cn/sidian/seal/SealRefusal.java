package cn.sidian.seal;

import cn.sidian.core.SidianException;
import cn.sidian.core.Text;
import org.jspecify.annotations.Nullable;

/**
 * Why a seal was not applied.
 *
 * @param code stable machine code
 * @param text the reason for people
 * @param place where in the document, as the name of an earlier signature, or null
 */
public record SealRefusal(String code, Text text, @Nullable String place) implements SealingResult {

  @Override
  public SealedPdf requireSealed() {
    throw new SidianException(code, text, place);
  }
}
