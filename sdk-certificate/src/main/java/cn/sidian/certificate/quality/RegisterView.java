package cn.sidian.certificate.quality;

import cn.sidian.certificate.HolderCode;
import cn.sidian.certificate.ValidityPeriod;
import java.util.List;
import java.util.Optional;

/** What the gate must know of the register: what is issued already, and from whom. */
public interface RegisterView {
  /** A register that holds nothing: for checking records before there is one. */
  RegisterView EMPTY =
      new RegisterView() {
        @Override
        public Optional<String> overlapping(
            String type, String number, List<HolderCode> holders, ValidityPeriod validity) {
          return Optional.empty();
        }

        @Override
        public Predecessor predecessor(String identifier) {
          return Predecessor.MISSING;
        }
      };

  /** How it stands with a predecessor. */
  enum Predecessor {
    /** The register does not have it. */
    MISSING,
    /** It is in a state from which nothing can follow. */
    CLOSED_FOR_EVER,
    /** It can be followed; issuing closes it in the same transaction. */
    CAN_BE_FOLLOWED
  }

  /**
   * A certificate in force of the same type, with the same number or the same holder, whose period
   * overlaps.
   *
   * @param type the code of the type
   * @param number ZZBH
   * @param holders the holders' codes
   * @param validity the period
   * @return its identifier; empty if there is none
   */
  Optional<String> overlapping(
      String type, String number, List<HolderCode> holders, ValidityPeriod validity);

  /**
   * How it stands with a predecessor.
   *
   * @param identifier the identifier that a record names
   * @return never null
   */
  Predecessor predecessor(String identifier);
}
