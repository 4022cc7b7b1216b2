/**
 * Where is it kept? A small layer over the host's {@link javax.sql.DataSource}; no mapping of
 * objects to tables.
 *
 * <ul>
 *   <li>{@link cn.sidian.core.store.Database}: opens the database, refuses one that loses what it
 *       acknowledged, and runs {@link cn.sidian.core.store.Transaction}s.
 *   <li>{@link cn.sidian.core.store.Migrations}: brings the tables of one module to the version
 *       that this library knows.
 *   <li>{@link cn.sidian.core.store.Requests}: the same request twice has one effect and one
 *       answer.
 *   <li>{@link cn.sidian.core.store.Durability}: what the database promises about a commit.
 * </ul>
 *
 * <p>Supported are H2 2.3 (embedded; one process; newer versions lose commits when they are killed)
 * and PostgreSQL.
 */
@NullMarked
package cn.sidian.core.store;

import org.jspecify.annotations.NullMarked;
