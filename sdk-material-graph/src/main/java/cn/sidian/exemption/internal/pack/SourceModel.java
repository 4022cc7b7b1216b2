package cn.sidian.exemption.internal.pack;

import cn.sidian.core.law.IssuingOrgan;
import cn.sidian.core.law.LegalRank;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The document a pack puts into rules.
 *
 * @param document its title
 * @param brief how citations call it
 * @param number its document number, or null
 * @param issuer who issued it, or null where the text hides it
 * @param rank its rank
 * @param mayVary whether it may vary a higher text in its region
 * @param date the day it bears, or null
 * @param from the first day in force, or null for an undated text
 * @param to the last day in force, or null
 * @param trial whether it is 试行
 * @param adoptionFact the fact that says from which day an office adopted the text, or null
 */
public record SourceModel(
    String document,
    String brief,
    @Nullable String number,
    @Nullable IssuingOrgan issuer,
    LegalRank rank,
    boolean mayVary,
    @Nullable LocalDate date,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    boolean trial,
    @Nullable String adoptionFact) {}
