package cn.sidian.exemption.internal.pack;

import cn.sidian.core.MessageCatalog;
import java.util.ResourceBundle;

/** The words about packs. */
public final class PackMessages {
  /** Keys are finding codes, or begin with a word and a dot. */
  public static final MessageCatalog MESSAGES =
      MessageCatalog.load(
          locale -> ResourceBundle.getBundle("cn.sidian.exemption.internal.pack.messages", locale));

  private PackMessages() {}
}
