/** What all commands share: exit codes, output in JSON or plain text, passwords from files. */
@NullMarked
package cn.sidian.examples.cli;

import org.jspecify.annotations.NullMarked;
