package cn.sidian.seal.internal;

import cn.sidian.core.MessageCatalog;
import java.util.ResourceBundle;

/** The words of this module. */
public final class SealMessages {
  /** Keys are finding and refusal codes, and texts of their parts. */
  public static final MessageCatalog MESSAGES =
      MessageCatalog.load(
          locale -> ResourceBundle.getBundle("cn.sidian.seal.internal.messages", locale));

  private SealMessages() {}
}
