/// The planner against the rules of others: the `plan-bench` command.
package io.github.displayio4j.app.planbench;
