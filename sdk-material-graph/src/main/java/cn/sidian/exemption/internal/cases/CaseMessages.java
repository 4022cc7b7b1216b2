package cn.sidian.exemption.internal.cases;

import cn.sidian.core.MessageCatalog;
import java.util.ResourceBundle;

/** The words of this package. */
public final class CaseMessages {
  /** The sentences. */
  public static final MessageCatalog MESSAGES =
      MessageCatalog.load(
          locale ->
              ResourceBundle.getBundle("cn.sidian.exemption.internal.cases.messages", locale));

  private CaseMessages() {}
}
