package cn.sidian.seal.verifying;

import cn.sidian.seal.DataProvenance;
import cn.sidian.seal.Length;
import cn.sidian.seal.SealNote;
import cn.sidian.seal.SealPlacement;
import java.security.SecureRandom;
import java.time.Instant;

/** What all these tests take as given. */
final class Given {
  /** The present. */
  static final Instant NOW = Instant.parse("2026-06-01T02:00:00Z");

  static final SecureRandom RANDOM = new SecureRandom();
  static final String UNIT = "测试区审批局";
  static final String TITLE = "政务数据查验专用章";

  static final DataProvenance PROVENANCE =
      new DataProvenance(
          "测试区市场监管局",
          "911100000000000006",
          "shared.business-licence/2",
          "Q-20260601-0001",
          NOW.minusSeconds(60),
          "sm3:66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
          "营业执照");

  private Given() {}

  static SealPlacement placement() {
    return SealPlacement.onLastPage(
        SealPlacement.Corner.BOTTOM_RIGHT, Length.mm(20), Length.mm(30));
  }

  static SealNote note() {
    return SealNote.automatic().withPurpose("办理许可").withProvenance(PROVENANCE);
  }
}
