/**
 * Outsider's tests: the finished jar in child processes, the README, the structure of all modules.
 */
@NullMarked
package cn.sidian.examples;

import org.jspecify.annotations.NullMarked;
