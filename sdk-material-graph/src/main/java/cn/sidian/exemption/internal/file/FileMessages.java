package cn.sidian.exemption.internal.file;

import cn.sidian.core.MessageCatalog;
import java.util.ResourceBundle;

/** The words about facts files and case files. */
final class FileMessages {
  static final MessageCatalog MESSAGES =
      MessageCatalog.load(
          locale -> ResourceBundle.getBundle("cn.sidian.exemption.internal.file.messages", locale));

  private FileMessages() {}
}
