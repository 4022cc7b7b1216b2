package cn.sidian.core.internal;

import cn.sidian.core.MessageCatalog;
import java.util.ResourceBundle;

/** The words of the formats that the packages of this module share. */
public final class Messages {
  /** Codes of signed structures. */
  public static final MessageCatalog MESSAGES =
      MessageCatalog.load(
          locale -> ResourceBundle.getBundle("cn.sidian.core.internal.messages", locale));

  private Messages() {}
}
