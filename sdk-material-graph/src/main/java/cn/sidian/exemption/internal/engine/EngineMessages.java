package cn.sidian.exemption.internal.engine;

import cn.sidian.core.MessageCatalog;
import java.util.ResourceBundle;

/** The words about deciding. */
public final class EngineMessages {
  /** Keys are finding codes, or begin with a word and a dot. */
  public static final MessageCatalog MESSAGES =
      MessageCatalog.load(
          locale ->
              ResourceBundle.getBundle("cn.sidian.exemption.internal.engine.messages", locale));

  private EngineMessages() {}
}
