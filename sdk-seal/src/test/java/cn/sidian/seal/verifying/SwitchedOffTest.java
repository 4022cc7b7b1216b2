package cn.sidian.seal.verifying;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.seal.attack.Attack;
import cn.sidian.seal.attack.PreparedDocument;
import cn.sidian.seal.attack.SealAttacks;
import cn.sidian.seal.verifying.LaterChangesTest.Honest;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * WD-21: every rule and every check is needed. Without a rule an honest file is accused; with a
 * check of it that finds nothing an attack passes, and nothing else of the verifier catches it.
 */
class SwitchedOffTest {
  private static final Signers WHO = Signers.RSA;
  private static final byte[] FORM = WHO.seal(Later.form());
  private static final byte[] VICTIM =
      SignedFile.of(WHO, Signers.seal(WHO.sealer(), PreparedDocument.bytes(), Given.placement()))
          .withHole(9_000)
          .signed()
          .bytes();

  /** A rule that does nothing, and the honest file that it accuses then. */
  enum Rule {
    INFO("InfoRule", Honest.INFO_EDITED),
    CATALOG("CatalogRule", Honest.EXTENSIONS_DECLARED),
    SECURITY_STORE("SecurityStoreRule", Honest.EVIDENCE_ADDED),
    METADATA("MetadataRule", Honest.METADATA_EDITED),
    FORM("FormRule", Honest.FIELD_FILLED),
    FIELD("FieldRule", Honest.FIELD_PREPARED),
    PAGE("PageRule", Honest.EMPTY_FIELD_ADDED),
    STRUCTURE("StructureRule", Honest.STRUCTURE_GREW);

    private final String type;
    private final Honest honest;

    Rule(String type, Honest honest) {
      this.type = type;
      this.honest = honest;
    }
  }

  /** A check that always answers the same, and the attack that passes then. */
  @SuppressWarnings("ImmutableEnumChecker") // the suppliers have no state
  enum Check {
    TRAILER_ROOT("changes.TrailerRule", "judge", null, () -> root("/Root 90 0 R", "/Type/Catalog")),
    TRAILER_SIZE("changes.TrailerRule", "losesObjects", false, Attack.XREF_SIZE_TOO_SMALL),
    FLAT_EXTENSIONS(
        "changes.CatalogRule", "isFlat", true, LaterChangesTest.Attack.EXTENSIONS_WITH_STREAM),
    STORE_HOLDS_EVIDENCE(
        "changes.SecurityStoreRule", "isStore", true, LaterChangesTest.Attack.STORE_WITH_MORE),
    METADATA_IS_XMP("changes.MetadataRule", "isXmp", true, Attack.METADATA_ENTITIES),
    RESOURCES_GREW("changes.FormRule", "grew", true, LaterChangesTest.Attack.RESOURCE_REPLACED),
    STRUCTURE_KEPT("changes.StructureRule", "grew", true, LaterChangesTest.Attack.STRUCTURE_LOST),
    STRUCTURE_KIDS(
        "changes.StructureRule", "isNewKid", true, LaterChangesTest.Attack.STRUCTURE_NEW_WORDS),
    ANNOTATIONS_KEPT("changes.PageRule", "annotations", true, Attack.EAA_WIDGET),
    NEW_FIELDS_ARE_PLAIN(
        "changes.FieldRule",
        "isNewWidget",
        true,
        LaterChangesTest.Attack.SIGNATURE_FIELD_WITH_ACTION),
    EMPTY_FIELDS_SHOW_NOTHING("changes.FieldRule", "shows", false, Attack.SSA_EMPTY_FIELD),
    VALUES_ARE_NEW("changes.FieldRule", "signedNow", null, Attack.RECYCLED_VALUE),
    APPEARANCE_FOLLOWS_VALUE("changes.FieldRule", "isFilled", true, Attack.SHADOW_FIELD_APPEARANCE),
    VALUE_SAYS_SOMETHING_ELSE(
        "changes.FieldRule", "isSameWord", false, Attack.SHADOW_FIELD_APPEARANCE),
    NOTHING_ELSE_CHANGED("changes.RevisionJudge", "remaining", null, Attack.ISA_CONTENT),
    EVERY_USAGE("changes.Comparison", "isJustified", true, Attack.SHADOW_PICTURE_REPLACED),
    KEYS_ONCE(
        "changes.RevisionJudge", "repeatedKeys", null, () -> root("/Root 90 0 R/Root 1 0 R", "")),
    NOTHING_BEHIND("pdf.RevisionEnd", "isOnlySpace", true, Attack.ISA_WORDS_BEHIND),
    LISTED_OBJECTS("pdf.RevisionBody", "isListed", true, Attack.ISA_UNLISTED_OBJECTS),
    ONE_ENTRY("pdf.PdfDocument", "isAmbiguousAfter", false, Attack.XREF_HYBRID_HIDES_FORGED),
    ONE_INDEX("pdf.PdfDocument", "isFoundForSure", true, Attack.OBJECT_STREAM_OTHER_INDEX),
    ZERO_PADDING("cms.CmsSignature", "isZeroPadded", true, Attack.PADDING_USED),
    ONE_CLAIM("verifying.SignedRange", "isClaimedTwice", false, MovedHoleTest::forged);

    private final String type;
    private final String method;
    private final @Nullable Boolean answer;
    private final Supplier<byte[]> attack;

    Check(String type, String method, @Nullable Boolean answer, Attack attack) {
      this(type, method, answer, () -> SealAttacks.on(VICTIM).make(attack).orElseThrow().pdf());
    }

    Check(String type, String method, @Nullable Boolean answer, LaterChangesTest.Attack attack) {
      this(type, method, answer, () -> attack.change.apply(Later.than(FORM)).bytes());
    }

    Check(String type, String method, @Nullable Boolean answer, Supplier<byte[]> attack) {
      this.type = type;
      this.method = method;
      this.answer = answer;
      this.attack = attack;
    }
  }

  /** The trailer leads to a copy of the catalog, which nobody signed. */
  private static byte[] root(String entry, String type) {
    String text =
        new String(
            Later.than(FORM)
                .copy(Later.CATALOG, Later.NEW)
                .edit(Later.NEW, "/Type/Catalog", type)
                .bytes(),
            StandardCharsets.ISO_8859_1);
    int at = text.lastIndexOf("/Root 1 0 R");
    String changed = text.substring(0, at) + entry + text.substring(at + "/Root 1 0 R".length());
    return changed.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static boolean accepts(String report) {
    return report.startsWith("{\"verdict\":\"ACCEPTED\"");
  }

  @ParameterizedTest
  @EnumSource
  void withoutARuleAnHonestFileIsAccused(Rule rule) {
    byte[] honest = rule.honest.change.apply(Later.than(FORM)).bytes();
    assertThat(accepts(new SwitchedOffVerifier().apply(honest, WHO.anchors()))).isTrue();
    String report =
        SwitchedOff.without("changes." + rule.type, "judge", null).apply(honest, WHO.anchors());
    assertThat(report).startsWith("{\"verdict\":\"REJECTED\"").contains("LATER_CHANGES_FORBIDDEN");
  }

  @ParameterizedTest
  @EnumSource
  void withoutACheckAnAttackPasses(Check check) {
    byte[] attacked = check.attack.get();
    assertThat(accepts(new SwitchedOffVerifier().apply(attacked, WHO.anchors()))).isFalse();
    String report =
        SwitchedOff.without(check.type, check.method, check.answer).apply(attacked, WHO.anchors());
    assertThat(accepts(report)).as(report).isTrue();
  }

  /** A new rule needs its row above. */
  @Test
  void everyRuleHasItsRow() throws IOException, URISyntaxException {
    Set<String> rules = new TreeSet<>();
    Path classes =
        Path.of(
            cn.sidian.seal.PdfSealVerifier.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    try (Stream<Path> files = Files.list(classes.resolve("cn/sidian/seal/internal/changes"))) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith("Rule.class") && !name.equals("ChangeRule.class"))
          .forEach(name -> rules.add(name.substring(0, name.length() - ".class".length())));
    }
    Set<String> rows = new TreeSet<>();
    Arrays.stream(Rule.values()).forEach(rule -> rows.add(rule.type));
    Arrays.stream(Check.values())
        .filter(check -> check.method.equals("judge"))
        .forEach(check -> rows.add(check.type.substring(check.type.indexOf('.') + 1)));
    assertThat(rows).isEqualTo(rules);
  }
}
