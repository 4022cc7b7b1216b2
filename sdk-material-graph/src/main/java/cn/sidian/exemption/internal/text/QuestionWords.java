package cn.sidian.exemption.internal.text;

import cn.sidian.core.MessageCatalog;
import java.util.ResourceBundle;

/** The words of answers to clerks and citizens. */
public final class QuestionWords {
  /** The sentences. */
  public static final MessageCatalog WORDS =
      MessageCatalog.load(
          locale ->
              ResourceBundle.getBundle("cn.sidian.exemption.internal.text.questions", locale));

  private QuestionWords() {}
}
