/// How a recovered structure compares with the true one, up to the names of coordinates, variables and states.
public struct StructureAgreement: Equatable, Sendable {
  /// Hidden variables as a comparison sees them.
  public struct Variables: Equatable, Sendable {
    /// For each variable, the coordinates that depend on it.
    public let neighbourhoods: [[Int]]
    /// For each variable, the number of its states.
    public let sizes: [Int]
    /// P(U), the last variable's state running fastest; nil where it is not known.
    public let table: [Double]?

    /// Creates it.
    public init(neighbourhoods: [[Int]], sizes: [Int], table: [Double]?) {
      (self.neighbourhoods, self.sizes, self.table) = (neighbourhoods, sizes, table)
    }
  }

  /// Whether there is a naming of variables and coordinates under which sizes and neighbourhoods are the same.
  public let isSame: Bool
  /// The largest difference of a probability of P(U), under the naming of variables and states that makes it least; nil
  /// where the structures differ, a table is missing, or there are more than 100,000 namings.
  public let tableError: Double?

  /// Compares a recovered structure with the truth.
  public init(of found: Variables, with truth: Variables) {
    let orders = permutations(of: Array(truth.sizes.indices)).filter { isNaming($0, of: found, as: truth) }
    isSame = !orders.isEmpty
    var least: Double?
    if let p = truth.table, let q = found.table {
      for order in orders {
        if let error = leastError(p, sizes: truth.sizes, q, order: order) { least = min(least ?? .infinity, error) }
      }
    }
    tableError = least
  }
}

/// Whether the found variables in this order are the true ones, but for the coordinates' names: as many coordinates
/// depend on each set of variables.
private func isNaming(
  _ order: [Int], of found: StructureAgreement.Variables, as truth: StructureAgreement.Variables
) -> Bool {
  guard found.sizes.count == truth.sizes.count, order.map({ found.sizes[$0] }) == truth.sizes else { return false }
  return parents(order.map { found.neighbourhoods[$0] }) == parents(truth.neighbourhoods)
}

/// How many coordinates have each set of variables as parents.
private func parents(_ neighbourhoods: [[Int]]) -> [[Int]: Int] {
  var counts: [[Int]: Int] = [:]
  for coordinate in Set(neighbourhoods.flatMap { $0 }) {
    counts[neighbourhoods.indices.filter { neighbourhoods[$0].contains(coordinate) }, default: 0] += 1
  }
  return counts
}

/// The least of the largest differences over all names of states, where found variable `order[i]` is the true i-th.
private func leastError(_ truth: [Double], sizes: [Int], _ found: [Double], order: [Int]) -> Double? {
  let names = sizes.map { permutations(of: Array(0..<$0)) }
  guard names.reduce(1.0, { $0 * Double($1.count) }) <= 100_000, truth.count == found.count else { return nil }
  let cells = states(of: sizes)
  var foundSizes = sizes
  for (i, variable) in order.enumerated() { foundSizes[variable] = sizes[i] }
  var least = Double.infinity
  func compare(_ chosen: [[Int]]) {
    guard chosen.count == sizes.count else {
      for name in names[chosen.count] { compare(chosen + [name]) }
      return
    }
    var error = 0.0
    for (place, cell) in cells.enumerated() {
      var state = cell
      for (i, variable) in order.enumerated() { state[variable] = chosen[i][cell[i]] }
      let index = zip(state, foundSizes).reduce(0) { $0 * $1.1 + $1.0 }
      error = max(error, abs(truth[place] - found[index]))
    }
    least = min(least, error)
  }
  compare([])
  return least
}

/// The states of the cells of a grid, the last variable's running fastest.
private func states(of sizes: [Int]) -> [[Int]] {
  sizes.reduce([[]]) { cells, size in cells.flatMap { cell in (0..<size).map { cell + [$0] } } }
}

/// All orders of a few items.
private func permutations(of items: [Int]) -> [[Int]] {
  guard items.count > 1 else { return [items] }
  // Beyond eight the answer would be too long to be of use.
  guard items.count <= 8 else { return [items] }
  return items.flatMap { first in permutations(of: items.filter { $0 != first }).map { [first] + $0 } }
}
