package cn.sidian.seal.verifying;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.seal.LaterChange;
import cn.sidian.seal.LaterChange.Judgement;
import cn.sidian.seal.SealAcceptancePolicy;
import cn.sidian.seal.SealCertification;
import cn.sidian.seal.SealPlacement;
import cn.sidian.seal.SignatureReport;
import cn.sidian.seal.SignatureReport.Integrity;
import cn.sidian.seal.SignatureReport.LaterChanges;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A form that was prepared, sealed and then changed, and what its seal says of the changes. The
 * digest and the value of the seal stay intact, whatever is done.
 */
final class SealedForm {
  /** What is done to a form before or after it is sealed. */
  interface Edit extends UnaryOperator<Later> {}

  static final Edit NOTHING = form -> form;

  private static final Map<SealCertification, byte[]> PLAIN =
      new EnumMap<>(SealCertification.class);

  private SealedForm() {}

  private static synchronized byte[] sealed(SealCertification certification, Edit before) {
    return before == NOTHING
        ? PLAIN.computeIfAbsent(certification, kind -> seal(kind, Later.form()))
        : seal(certification, before.apply(Later.than(Later.form())).bytes());
  }

  private static byte[] seal(SealCertification certification, byte[] form) {
    return Signers.seal(
        Signers.RSA.builder(Signers.RSA.signer()).certification(certification).build(),
        form,
        Given.placement());
  }

  /** The same for a seal in the field that the form has for it, so that the sealer adds none. */
  static SignatureReport afterInField(Edit before, Edit after) {
    byte[] sealed =
        Signers.seal(
            Signers.RSA.sealer(),
            before
                .apply(Later.than(Later.form()))
                .edit(Later.APPROVAL, "[10 70 90 90]", "[10 70 210 290]")
                .bytes(),
            SealPlacement.inField("Approval"));
    return judged(after.apply(Later.than(sealed)).bytes(), "Approval");
  }

  static SignatureReport after(SealCertification certification, Edit before, Edit after) {
    return judged(after.apply(Later.than(sealed(certification, before))).bytes());
  }

  /** What the seal of the form says, whatever other signatures there are. */
  static SignatureReport judged(byte[] pdf) {
    return judged(pdf, "SidianSeal1");
  }

  private static SignatureReport judged(byte[] pdf, String field) {
    SignatureReport report =
        Facts.verify(pdf, Signers.RSA.anchors(), SealAcceptancePolicy.OFFLINE_WITHOUT_REVOCATION)
            .signatures()
            .stream()
            .filter(signature -> signature.field().equals(field))
            .findFirst()
            .orElseThrow();
    assertThat(report.integrity()).isEqualTo(Integrity.INTACT);
    return report;
  }

  /**
   * Checks an outcome.
   *
   * @param rules rules and codes that must be named with that judgement, parted by blanks; behind @
   *     the beginning of a place, with _ for a blank
   */
  static void is(SignatureReport report, LaterChanges outcome, String rules) {
    assertThat(report.laterChanges()).as(report.changes().toString()).isEqualTo(outcome);
    Judgement judgement =
        switch (outcome) {
          case FORBIDDEN -> Judgement.FORBIDDEN;
          case NOT_CHECKED -> Judgement.UNDECIDED;
          default -> Judgement.PERMITTED;
        };
    for (String rule : rules.isEmpty() ? new String[0] : rules.split(" ")) {
      String code = rule.replaceFirst("@.*", "");
      String place = rule.contains("@") ? rule.replaceFirst(".*@", "").replace('_', ' ') : "";
      assertThat(report.changes())
          .as(report.changes().toString())
          .anyMatch(change -> isOne(change, judgement, code, place));
    }
  }

  private static boolean isOne(LaterChange change, Judgement judgement, String code, String place) {
    return change.judgement() == judgement
        && change.rule().equals(code)
        && change.place().startsWith(place);
  }
}
