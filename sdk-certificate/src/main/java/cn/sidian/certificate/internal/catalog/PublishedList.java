package cn.sidian.certificate.internal.catalog;

import static cn.sidian.certificate.internal.CertificateMessages.MESSAGES;

import cn.sidian.certificate.catalog.CertificateType;
import cn.sidian.certificate.catalog.ServicePromise;
import cn.sidian.core.Text;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of the published list of issued types. */
public final class PublishedList {
  private PublishedList() {}

  /** The notice and a line for each type. */
  public static Text notice(List<CertificateType> types) {
    Text head = MESSAGES.text("notice.sameEffect");
    StringBuilder zh = new StringBuilder(head.zh());
    StringBuilder en = new StringBuilder(head.en());
    for (CertificateType type : types) {
      @Nullable ServicePromise service = type.service();
      if (service == null) {
        continue;
      }
      String areas = String.join("、", service.areas());
      Text where =
          service.areas().isEmpty()
              ? MESSAGES.text("notice.everywhere")
              : new Text(areas, String.join(", ", service.areas()));
      Text line =
          MESSAGES.text(
              "notice.line",
              type.name(),
              type.code(),
              service.from(),
              where,
              service.from().until(service.from().plus(service.cycle()), ChronoUnit.DAYS));
      zh.append('\n').append(line.zh());
      en.append('\n').append(line.en());
    }
    return new Text(zh.toString(), en.toString());
  }
}
