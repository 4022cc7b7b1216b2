package cn.sidian.material.list;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A material (申请材料) of the unified list.
 *
 * @param code its unified code, as written
 * @param name its unified name
 * @param category its class in the list (科学归类); null when missing
 * @param kind what it is by its making
 * @param form in which form it is handed in
 * @param channel where it comes from
 * @param issuer the credit code of the department that issues it (出具部门); null when missing
 * @param necessity whether it must be there
 * @param sample the sample form (样表), as a file or link; null when missing
 * @param specification its size, as in A4; null when not given
 * @param validDays how many days it stays valid; null when it does not run out or nobody knows
 * @param availability whether the system can supply it
 * @param place where it was declared, or null
 */
public record Material(
    String code,
    String name,
    @Nullable String category,
    MaterialKind kind,
    MaterialForm form,
    SourceChannel channel,
    @Nullable String issuer,
    Necessity necessity,
    @Nullable String sample,
    @Nullable String specification,
    @Nullable Integer validDays,
    Availability availability,
    @Nullable String place) {

  /**
   * Checks the parts.
   *
   * @param code its unified code
   * @param name its unified name
   * @param category its class, or null
   * @param kind what it is
   * @param form its form
   * @param channel where it comes from
   * @param issuer who issues it, or null
   * @param necessity whether it must be there
   * @param sample the sample form, or null
   * @param specification its size, or null
   * @param validDays its validity, or null
   * @param availability whether the system can supply it
   * @param place where it was declared, or null
   */
  public Material {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(form, "form");
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(necessity, "necessity");
    Objects.requireNonNull(availability, "availability");
  }

  /**
   * A required original from the applicant, of which nothing else is known.
   *
   * @param code its unified code
   * @param name its unified name
   * @return the material
   */
  public static Material of(String code, String name) {
    return new Material(
        code,
        name,
        null,
        MaterialKind.OTHER,
        MaterialForm.ORIGINAL,
        SourceChannel.APPLICANT,
        null,
        Necessity.REQUIRED,
        null,
        null,
        null,
        Availability.UNKNOWN,
        null);
  }

  /**
   * Whether a government department issues it.
   *
   * @return true when that is where it comes from
   */
  public boolean isGovernmentIssued() {
    return channel == SourceChannel.GOVERNMENT;
  }
}
