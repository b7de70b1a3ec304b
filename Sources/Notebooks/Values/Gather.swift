/// How the values of the members of a sweep become one.
public enum Gather: String, CaseIterable, Sendable {
  /// The arithmetic mean; of flags, the share of true.
  case mean
  /// The sample standard deviation, with divisor n − 1.
  case sd
  /// The least.
  case min
  /// The greatest.
  case max
  /// How many members there are.
  case count
  /// All of them, in the order of the sweep.
  case list
}
