import LinearAlgebra
import RowBlocks
import Synchronization
import Testing

struct RowBlocksTests {
  private let matrix = Matrix(rows: 1000, columns: 200, elements: (0..<200_000).map(Double.init))

  @Test func blocksMakeUpAllRows() throws {
    let rows = RowBlocks(matrix)
    #expect(rows.rows == 1000 && rows.columns == 200 && rows.blockRows == 256)
    #expect(rows.ranges == [0..<256, 256..<512, 512..<768, 768..<1000])
    let joined = try rows.ranges.flatMap { try rows.block($0).elements }
    #expect(joined == matrix.elements)
  }

  @Test func aBlockIsAboutHalfAMegabyteHoweverWideTheRows() {
    #expect(RowBlocks(Matrix(rows: 3, columns: 1)).blockRows == 65_536)
    #expect(RowBlocks(Matrix(rows: 3, columns: 10)).blockRows == 6400)
    #expect(RowBlocks(Matrix(rows: 3, columns: 5000)).blockRows == 256)
    #expect(RowBlocks(Matrix(rows: 0, columns: 0)).ranges.isEmpty)
  }

  @Test func rowsComeInTheOrderAskedForAndEachBlockIsReadOnce() throws {
    let read = Mutex<[Range<Int>]>([])
    let rows = RowBlocks(rows: 1000, columns: 200) { range in
      read.withLock { $0.append(range) }
      return matrix.rows(range)
    }
    let numbers = [999, 0, 300, 0, 256, 767]
    #expect(try rows.rows(at: numbers) == matrix.rows(at: numbers))
    #expect(read.withLock { $0 } == rows.ranges)
    #expect(try rows.rows(at: []).rows == 0)
  }

  @Test func whatReadingThrowsIsPassedOn() {
    struct Gone: Error {}
    let rows = RowBlocks(rows: 10, columns: 1) { _ in throw Gone() }
    #expect(throws: Gone.self) { try rows.rows(at: [3]) }
  }
}
