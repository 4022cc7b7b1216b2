package cn.sidian.material.list;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The list through time (登记备案): every change is filed with its basis and makes a new version;
 * versions never change. Before an item's list is published its department's head signs it and the
 * joint review passes it; publication goes in batches, and what was published stays as it was.
 *
 * <p>A register is immutable: each step gives a new one. Safe for many threads. Implements
 * 卫政办发〔2022〕22号 二（三） and 减证便民 三（二）、三（三）.
 */
public final class MaterialRegister {

  /**
   * A version of the list.
   *
   * @param number from 1
   * @param from the first day on which it is the list
   * @param list the list
   * @param filingNumber the number of the filing that made it; empty for the first version
   * @param change the change that made it; empty for the first version
   */
  public record Version(
      int number,
      LocalDate from,
      MaterialList list,
      String filingNumber,
      Optional<ListChange> change) {}

  /**
   * A record of sign-off or review.
   *
   * @param version the number of the version that was looked at
   * @param item the item
   * @param by who did it
   * @param on the day
   * @param passed whether it passed
   */
  public record Review(int version, String item, String by, LocalDate on, boolean passed) {}

  /**
   * A batch that was published.
   *
   * @param on the day
   * @param version the number of the version it was taken from
   * @param items the items in it
   * @param snapshot the requirements of these items as published
   * @param digest {@code sha256:HEX} over the canonical text of the snapshot
   */
  public record Batch(
      LocalDate on, int version, List<String> items, String snapshot, String digest) {
    /**
     * Copies the list.
     *
     * @param on the day
     * @param version the version
     * @param items the items
     * @param snapshot the text
     * @param digest its digest
     */
    public Batch {
      items = List.copyOf(items);
    }
  }

  private final String office;
  private final List<Version> versions;
  private final List<Review> signOffs;
  private final List<Review> reviews;
  private final List<Batch> batches;

  private MaterialRegister(
      String office,
      List<Version> versions,
      List<Review> signOffs,
      List<Review> reviews,
      List<Batch> batches) {
    this.office = office;
    this.versions = List.copyOf(versions);
    this.signOffs = List.copyOf(signOffs);
    this.reviews = List.copyOf(reviews);
    this.batches = List.copyOf(batches);
  }

  /**
   * Opens a register with its first version.
   *
   * @param office the short name of the office, used in filing numbers
   * @param list the list
   * @param from the first day on which it is the list
   * @return the register
   */
  public static MaterialRegister open(String office, MaterialList list, LocalDate from) {
    return new MaterialRegister(
        office,
        List.of(new Version(1, from, list, "", Optional.empty())),
        List.of(),
        List.of(),
        List.of());
  }

  /**
   * Files a change, which makes the next version.
   *
   * @param change the change
   * @return the register with the new version; its filing number is that of {@link #current()}
   * @throws IllegalArgumentException if the basis is not in force on the day of filing, if the day
   *     lies before the last version, or if the change does not fit the list
   */
  public MaterialRegister file(ListChange change) {
    Version last = current();
    if (!change.basis().isInForceOn(change.on())) {
      throw new IllegalArgumentException(
          "the basis of the change is not in force on the day of filing; cite one that is");
    }
    if (change.on().isBefore(last.from())) {
      throw new IllegalArgumentException(
          "the filing lies before the last version of " + last.from() + "; file in order of days");
    }
    MaterialList next = apply(last.list(), change);
    int number = last.number() + 1;
    List<Version> all = new ArrayList<>(versions);
    all.add(
        new Version(
            number, change.on(), next, filingNumber(change.on(), number), Optional.of(change)));
    return new MaterialRegister(office, all, signOffs, reviews, batches);
  }

  private String filingNumber(LocalDate on, int version) {
    long ofYear =
        versions.stream().filter(v -> v.number() > 1 && v.from().getYear() == on.getYear()).count()
            + 1;
    return office + "备〔" + on.getYear() + "〕" + ofYear + "号-V" + version;
  }

  private static MaterialList apply(MaterialList list, ListChange change) {
    List<MaterialRequirement> next = new ArrayList<>();
    boolean there = false;
    for (MaterialRequirement requirement : list.requirements()) {
      boolean meant =
          requirement.item().equals(change.item())
              && requirement.material().equals(change.material());
      there |= meant;
      if (!meant) {
        next.add(requirement);
      } else if (change.becomes() != null) {
        next.add(change.becomes());
      }
    }
    if (there == (change.act() == ListChange.Act.ADD)) {
      throw new IllegalArgumentException(
          there
              ? "the item asks for this material already; file an AMEND"
              : "the item does not ask for this material; file an ADD or correct the codes");
    }
    if (change.act() == ListChange.Act.ADD && change.becomes() != null) {
      next.add(change.becomes());
    }
    return list.withRequirements(next);
  }

  /**
   * Records that the head of the department has signed the list of an item (审签).
   *
   * @param item the item
   * @param by who signed
   * @param on the day
   * @return the register with the record, for the current version
   */
  public MaterialRegister signOff(String item, String by, LocalDate on) {
    List<Review> all = new ArrayList<>(signOffs);
    all.add(new Review(current().number(), item, by, on, true));
    return new MaterialRegister(office, versions, all, reviews, batches);
  }

  /**
   * Records the joint review of the list of an item (联合审查).
   *
   * @param item the item
   * @param by who reviewed
   * @param on the day
   * @param passed whether it passed
   * @return the register with the record, for the current version
   */
  public MaterialRegister review(String item, String by, LocalDate on, boolean passed) {
    List<Review> all = new ArrayList<>(reviews);
    all.add(new Review(current().number(), item, by, on, passed));
    return new MaterialRegister(office, versions, signOffs, all, batches);
  }

  /** Records count as long as the list of the item has not changed since. */
  private boolean stands(Review record, String item) {
    return record.item().equals(item)
        && record.passed()
        && ListSnapshot.of(version(record.version()).list(), List.of(item))
            .equals(ListSnapshot.of(current().list(), List.of(item)));
  }

  /**
   * Items that cannot be published yet.
   *
   * @return those without a sign-off or a passed review of their present list, in declared order
   */
  public List<String> unreviewed() {
    List<String> open = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (MaterialRequirement requirement : current().list().requirements()) {
      String item = requirement.item();
      if (seen.add(item) && !isReady(item)) {
        open.add(item);
      }
    }
    return List.copyOf(open);
  }

  private boolean isReady(String item) {
    // the last review counts: a later refusal undoes an earlier pass
    boolean passed = false;
    for (Review review : reviews) {
      if (review.item().equals(item)) {
        passed = stands(review, item);
      }
    }
    return passed && signOffs.stream().anyMatch(s -> stands(s, item));
  }

  /**
   * Publishes a batch (成熟一个、公布一个).
   *
   * @param items the items
   * @param on the day
   * @return the register with the batch
   * @throws IllegalArgumentException if an item is not signed and reviewed
   */
  public MaterialRegister publish(List<String> items, LocalDate on) {
    for (String item : items) {
      if (!isReady(item)) {
        throw new IllegalArgumentException(
            "the list of item `" + item + "` is not signed and reviewed; do both first");
      }
    }
    String snapshot = ListSnapshot.of(current().list(), items);
    List<Batch> all = new ArrayList<>(batches);
    all.add(new Batch(on, current().number(), items, snapshot, ListSnapshot.digest(snapshot)));
    return new MaterialRegister(office, versions, signOffs, reviews, all);
  }

  /**
   * The newest version.
   *
   * @return the version
   */
  public Version current() {
    return versions.get(versions.size() - 1);
  }

  /**
   * The list as of a day.
   *
   * @param day the day
   * @return the version that was the list then; empty before the first
   */
  public Optional<Version> asOf(LocalDate day) {
    Version found = null;
    for (Version version : versions) {
      if (!version.from().isAfter(day)) {
        found = version;
      }
    }
    return Optional.ofNullable(found);
  }

  /**
   * A version.
   *
   * @param number its number, from 1
   * @return the version
   * @throws IllegalArgumentException if there is none with this number
   */
  public Version version(int number) {
    if (number < 1 || number > versions.size()) {
      throw new IllegalArgumentException(
          "there is no version " + number + "; the last is " + versions.size());
    }
    return versions.get(number - 1);
  }

  /**
   * All versions.
   *
   * @return oldest first
   */
  public List<Version> versions() {
    return versions;
  }

  /**
   * What was published.
   *
   * @return oldest first
   */
  public List<Batch> batches() {
    return batches;
  }

  /**
   * What changed between two versions.
   *
   * @param from the number of one
   * @param to the number of the other
   * @return every added, removed and amended requirement and material, in the order of the lists
   */
  public List<ListDifference> diff(int from, int to) {
    return ListDifference.between(version(from).list(), version(to).list());
  }

  /** Which item was published last in which batch. */
  Map<String, Batch> published() {
    Map<String, Batch> published = new HashMap<>();
    batches.forEach(batch -> batch.items().forEach(item -> published.put(item, batch)));
    return published;
  }
}
