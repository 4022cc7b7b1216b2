package cn.sidian.exemption.internal.pack;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Who stands behind a pack (units, not persons).
 *
 * @param reviewedBy who examined its lawfulness (合法性审查), or null
 * @param reviewedOn when, or null
 * @param approvedBy who approved it, or null
 * @param approvedOn when, or null
 * @param note what else is to be known, or null
 */
public record ApprovalModel(
    @Nullable String reviewedBy,
    @Nullable LocalDate reviewedOn,
    @Nullable String approvedBy,
    @Nullable LocalDate approvedOn,
    @Nullable String note) {}
