package cn.sidian.seal.verifying;

import cn.sidian.seal.SealCertification;
import cn.sidian.seal.SignatureReport.LaterChanges;
import cn.sidian.seal.verifying.SealedForm.Edit;

/**
 * A form as it was sealed, what was changed in it afterwards, and what must be said of that.
 *
 * @param outcome the judgement
 * @param rules rules and codes that must be named, as {@link SealedForm#is} reads them
 * @param before makes the form
 * @param after changes it once it is sealed
 */
record FormCase(LaterChanges outcome, String rules, Edit before, Edit after) {
  void isJudgedUnder(SealCertification certification) {
    SealedForm.is(SealedForm.after(certification, before, after), outcome, rules);
  }
}
