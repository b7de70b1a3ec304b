/// What the members of a sweep are called: as a parameter says, or "run 1", "run 2" and so on.
func runNames(_ given: [String], count: Int, parameter: String) throws(FigureError) -> [String] {
  guard count > 0 else { throw .nothing("runs") }
  guard !given.isEmpty else { return (1...count).map { "run \($0)" } }
  guard given.count == count else { throw .names(parameter, given: given.count, needed: count) }
  return given
}
