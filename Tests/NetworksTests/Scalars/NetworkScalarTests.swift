import LinearAlgebra
import Networks
import Testing

/// What all types of numbers share: rows are copied whole, in any order.
struct NetworkScalarTests {
  private func gathered<Scalar: NetworkScalar>(
    _ order: [Int], from first: Int, count: Int, columns: Int, of points: [Scalar]
  ) -> [Scalar] {
    var rows = [Scalar](repeating: 99, count: count * columns + 1)
    Scalar.gather(order, from: first, count: count, columns: columns, points: points, into: &rows)
    return rows
  }

  @Test func rowsComeInTheOrderFromAPlaceOn() {
    let points: [Float] = [0, 1, 10, 11, 20, 21, 30, 31]
    #expect(gathered([3, 0, 2, 1], from: 1, count: 2, columns: 2, of: points) == [0, 1, 20, 21, 99])
    #expect(gathered([3, 0, 2, 1], from: 0, count: 4, columns: 2, of: points) == [30, 31, 0, 1, 20, 21, 10, 11, 99])
  }

  @Test func aRowMayComeTwiceAndNoneMayCome() {
    let points: [Double] = [1, 2, 3]
    #expect(gathered([2, 2, 0], from: 0, count: 3, columns: 1, of: points) == [3, 3, 1, 99])
    #expect(gathered([0], from: 0, count: 0, columns: 1, of: points) == [99])
  }

  @Test func everyBitIsKept() {
    let points: [Float] = [.nan, -0.0, .infinity, .leastNonzeroMagnitude]
    let rows = gathered([1, 0], from: 0, count: 2, columns: 2, of: points)
    #expect(rows[0] == .infinity && rows[1] == .leastNonzeroMagnitude && rows[2].isNaN && rows[3].sign == .minus)
  }
}
