package cn.sidian.certificate.internal.verifying;

import static cn.sidian.certificate.internal.code.CodeMessages.MESSAGES;

import cn.sidian.certificate.CertificateFacts.Purpose;
import cn.sidian.certificate.CertificateQuestion;
import java.time.LocalDate;

/** Whether a copy is for the use it is shown for. */
final class PurposeCheck {
  private final FactSheet sheet;
  private final CertificateQuestion question;
  private final LocalDate day;

  PurposeCheck(FactSheet sheet, CertificateQuestion question, LocalDate day) {
    this.sheet = sheet;
    this.question = question;
    this.day = day;
  }

  void run(String purpose, String user, LocalDate until) {
    if (day.isAfter(until)) {
      sheet.purpose = Purpose.TOO_LATE;
      sheet.explain(Fact.PURPOSE, MESSAGES.error("COPY_EXPIRED", until, day));
    } else if (question.purpose() == null) {
      sheet.purpose = Purpose.NOT_ASKED;
      sheet.explain(Fact.PURPOSE, MESSAGES.warning("PURPOSE_NOT_ASKED"));
    } else if (!question.purpose().equals(purpose)) {
      sheet.purpose = Purpose.OTHER_PURPOSE;
      sheet.explain(
          Fact.PURPOSE, MESSAGES.error("COPY_OTHER_PURPOSE", purpose, question.purpose()));
    } else if (question.user() == null) {
      sheet.purpose = Purpose.NOT_ASKED;
      sheet.explain(Fact.PURPOSE, MESSAGES.warning("PURPOSE_NOT_ASKED"));
    } else if (!question.user().equals(user)) {
      sheet.purpose = Purpose.OTHER_USER;
      sheet.explain(Fact.PURPOSE, MESSAGES.error("COPY_OTHER_USER"));
    } else {
      sheet.purpose = Purpose.ALLOWED;
    }
  }
}
