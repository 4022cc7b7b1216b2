package cn.sidian.seal.verifying;

import static cn.sidian.seal.verifying.Later.NEW;
import static cn.sidian.seal.verifying.Later.STORE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.seal.LaterChange;
import cn.sidian.seal.SealAcceptancePolicy;
import cn.sidian.seal.SignatureReport.LaterChanges;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * WD-21; ISO 32000-2, 12.8.4.3: a security store whose parts are objects of their own grows part by
 * part; what it says about a signature is never dropped.
 */
class SecurityStoreChangesTest {
  private static final int CERTIFICATES = 31;
  private static final int RELATED = 32;
  private static final int OF_ONE = 33;
  private static final String ONE = "0123456789ABCDEF0123456789ABCDEF01234567";
  private static final String OTHER = "F123456789ABCDEF0123456789ABCDEF01234567";

  private static final byte[] SEALED =
      Signers.RSA.seal(
          Later.than(Later.form())
              .with(STORE, "<</Type/DSS/Certs 31 0 R/VRI 32 0 R>>")
              .with(CERTIFICATES, "[20 0 R]")
              .with(RELATED, "<</" + ONE + " 33 0 R>>")
              .with(OF_ONE, "<</Type/VRI/Cert 31 0 R>>")
              .bytes());

  private static @Nullable LaterChanges after(Later later) {
    return Facts.verify(
            later.bytes(), Signers.RSA.anchors(), SealAcceptancePolicy.OFFLINE_WITHOUT_REVOCATION)
        .signatures()
        .get(0)
        .laterChanges();
  }

  private static Later later() {
    return Later.than(SEALED).with(NEW, Later.stream("", "another certificate"));
  }

  @Test
  void partsMayGrow() {
    assertThat(after(later().with(CERTIFICATES, "[20 0 R 90 0 R]")))
        .isEqualTo(LaterChanges.PERMITTED);
    assertThat(after(later().with(OF_ONE, "<</Type/VRI/Cert 31 0 R/CRL[90 0 R]>>")))
        .isEqualTo(LaterChanges.PERMITTED);
    assertThat(
            after(
                later()
                    .with(NEW + 1, "<</Cert[90 0 R]>>")
                    .with(RELATED, "<</" + ONE + " 33 0 R/" + OTHER + " 91 0 R>>")))
        .isEqualTo(LaterChanges.PERMITTED);
  }

  /** A list that only the part about a signature names. */
  @Test
  void listOfOneSignatureMayGrow() {
    assertThat(
            prepared(
                form -> parts(form).with(34, "[20 0 R]").edit(OF_ONE, "/Cert 31", "/Cert 34"),
                later -> later.with(34, "[20 0 R 90 0 R]")))
        .isEqualTo(LaterChanges.PERMITTED);
  }

  /** What did not change is not named. */
  @Test
  void storeThatStayedIsNoChange() {
    assertThat(SealedForm.judged(later().edit(Later.INFO, "Form", "Filed form").bytes()).changes())
        .extracting(LaterChange::rule)
        .containsExactly("INFO");
  }

  @Test
  void whatIsSaidOfASignatureIsNotDropped() {
    assertThat(after(later().with(RELATED, "<</" + OTHER + " 33 0 R>>")))
        .isEqualTo(LaterChanges.FORBIDDEN);
    assertThat(after(later().with(STORE, "<</Type/DSS/Certs 31 0 R>>")))
        .isEqualTo(LaterChanges.FORBIDDEN);
  }

  /** A part that is a picture of the page too is no part of the store alone. */
  @Test
  void partsThatAreNoEvidenceAreForbidden() {
    assertThat(after(later().with(CERTIFICATES, "[20 0 R 3 0 R]")))
        .isEqualTo(LaterChanges.FORBIDDEN);
    assertThat(after(later().with(OF_ONE, "<</Type/VRI/Cert 31 0 R/X 4 0 R>>")))
        .isEqualTo(LaterChanges.FORBIDDEN);
  }

  private static @Nullable LaterChanges prepared(SealedForm.Edit before, SealedForm.Edit after) {
    byte[] sealed = Signers.RSA.seal(before.apply(Later.than(Later.form())).bytes());
    return after(after.apply(Later.than(sealed).with(NEW, Later.stream("", "newer"))));
  }

  private static Later inCatalog(Later form) {
    return form.with(CERTIFICATES, "[20 0 R]")
        .with(OF_ONE, "<</Type/VRI/Cert 31 0 R>>")
        .edit(
            Later.CATALOG,
            "/DSS 19 0 R",
            "/DSS<</Type/DSS/Certs 31 0 R/VRI<</" + ONE + " 33 0 R>>>>");
  }

  private static Later parts(Later form) {
    return form.with(STORE, "<</Type/DSS/Certs 31 0 R/CRLs[20 0 R]/VRI 32 0 R>>")
        .with(CERTIFICATES, "[20 0 R]")
        .with(RELATED, "<</" + ONE + " 33 0 R>>")
        .with(OF_ONE, "<</Type/VRI/Cert 31 0 R/CRL[20 0 R]>>");
  }

  @Test
  void storeWrittenInTheCatalogMayGrow() {
    assertThat(
            prepared(
                SecurityStoreChangesTest::inCatalog,
                later -> later.with(CERTIFICATES, "[20 0 R 90 0 R]")))
        .isEqualTo(LaterChanges.PERMITTED);
    assertThat(
            prepared(
                SecurityStoreChangesTest::inCatalog,
                later -> later.with(OF_ONE, "<</Type/VRI/Cert 31 0 R/CRL[90 0 R]>>")))
        .isEqualTo(LaterChanges.PERMITTED);
  }

  @Test
  void storeMayBeAdded() {
    assertThat(
            prepared(
                form -> form.edit(Later.CATALOG, "/DSS 19 0 R", ""),
                later ->
                    later
                        .with(NEW + 1, "<</Type/DSS/Certs[90 0 R]>>")
                        .edit(Later.CATALOG, "/Lang", "/DSS 91 0 R/Lang")))
        .isEqualTo(LaterChanges.PERMITTED);
  }

  /** Older evidence may go when newer replaces it, from every list of the store. */
  @Test
  void evidenceMayBeReplacedByNewer() {
    assertThat(
            prepared(
                SecurityStoreChangesTest::parts,
                later ->
                    later
                        .free(Later.EVIDENCE)
                        .with(STORE, "<</Type/DSS/Certs 31 0 R/CRLs[90 0 R]/VRI 32 0 R>>")
                        .with(CERTIFICATES, "[90 0 R]")
                        .with(OF_ONE, "<</Type/VRI/Cert 31 0 R/CRL[90 0 R]>>")))
        .isEqualTo(LaterChanges.PERMITTED);
  }

  /** A list that grew does not let what stands in it become something else. */
  @Test
  void evidenceIsNotExchangedInItsPlace() {
    SealedForm.is(
        SealedForm.judged(
            later()
                .with(Later.EVIDENCE, Later.stream("", "something else"))
                .with(CERTIFICATES, "[20 0 R 90 0 R]")
                .bytes()),
        LaterChanges.FORBIDDEN,
        "OBJECT_CHANGED@object_20");
  }

  /** The page says what its list of contents says, and that was a list of evidence as well. */
  @Test
  void evidenceThatThePageShowsMayNotGo() {
    assertThat(
            prepared(
                form ->
                    parts(form)
                        .edit(Later.PAGE, "/Contents 4 0 R", "/Contents 31 0 R")
                        .with(CERTIFICATES, "[4 0 R]"),
                later -> later.free(Later.CONTENT).edit(STORE, "/Type", "/OCSPs[90 0 R]/Type")))
        .isEqualTo(LaterChanges.FORBIDDEN);
  }

  /** What was drawn vanishes: the page names the entries of the store as its pictures. */
  @Test
  void picturesAreNoEvidence() {
    String picture = Later.stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", "0 0 9 9 re f");
    assertThat(
            prepared(
                form ->
                    parts(form)
                        .with(OF_ONE, picture)
                        .edit(Later.PAGE, "/Resources<<", "/Resources<</XObject 32 0 R"),
                later -> later.with(OF_ONE, "<</Type/VRI/Cert[90 0 R]>>")))
        .isEqualTo(LaterChanges.FORBIDDEN);
    assertThat(
            prepared(
                form ->
                    parts(form)
                        .with(CERTIFICATES, picture)
                        .with(OF_ONE, "<</Type/VRI>>")
                        .edit(Later.PAGE, "/Resources<<", "/Resources<</XObject 19 0 R"),
                later -> later.with(CERTIFICATES, "[90 0 R]")))
        .isEqualTo(LaterChanges.FORBIDDEN);
  }

  @Test
  void storeThatIsNoStoreIsForbidden() {
    for (String store :
        new String[] {
          "[90 0 R]",
          "<</Type/DSS/Certs 20 0 R>>",
          "<</Type/DSS/Certs[20 0 R]/CRLs[3 0 R]>>",
          "<</Type/DSS/Certs[20 0 R]/OCSPs[(x)]>>",
          "<</Type/DSS/Certs[20 0 R]/VRI<</" + ONE + "[90 0 R]>>>>",
          "<</Type/DSS/Certs[20 0 R]/VRI<</" + ONE + "<</CRL[3 0 R]>>>>>>",
          "<</Type/DSS/Certs[20 0 R]/VRI<</" + ONE + "<</OCSP 20 0 R>>>>>>",
          "<</Type/DSS/Certs[20 0 R]/VRI<</Other<<>>>>>>"
        }) {
      assertThat(prepared(form -> form.with(50, "(x)"), later -> later.with(STORE, store)))
          .as(store)
          .isEqualTo(LaterChanges.FORBIDDEN);
    }
    assertThat(
            prepared(
                form -> form.with(50, "(x)"),
                later -> later.with(STORE, "<</Type/DSS/Certs[20 0 R]/VRI<</Type/VRI>>>>")))
        .isEqualTo(LaterChanges.PERMITTED);
  }

  /** A store that is something else too. */
  @Test
  void partsOfSomethingElseAreForbidden() {
    assertThat(
            prepared(
                form -> parts(form).edit(Later.CATALOG, "/Lang", "/X 19 0 R/Lang"),
                later -> later.edit(STORE, "/Type", "/OCSPs[90 0 R]/Type")))
        .isEqualTo(LaterChanges.FORBIDDEN);
    assertThat(
            prepared(
                form -> parts(form).edit(Later.PAGE, "/Type/Page", "/Type/Page/X 31 0 R"),
                later -> later.with(CERTIFICATES, "[20 0 R 90 0 R]")))
        .isEqualTo(LaterChanges.FORBIDDEN);
    // the page takes the lists of the store for its colours
    assertThat(
            prepared(
                form ->
                    parts(form).edit(Later.PAGE, "/Resources<<", "/Resources<</ColorSpace 19 0 R"),
                later -> later.with(CERTIFICATES, "[20 0 R 90 0 R]")))
        .isEqualTo(LaterChanges.FORBIDDEN);
  }
}
