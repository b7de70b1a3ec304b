import DataStages
import FileStages
import FormatErrors
import Foundation
import StageTestSupport
import Stages
import Synchronization
import Testing

/// Large files that are looked at and not copied.
@Suite struct RowsAsReadTests {
  private func output(
    _ files: StageFiles, name: String = "a.npy", in context: StageContext = .silent
  ) throws -> FileOutput? {
    try stage(ReadCodes.self, [("codes", name)]).run(on: files, in: context)
  }

  @Test func moreThan32MiBAreLeftWhereTheyAre() throws {
    #expect(try output(LargeFile(rows: 8_192, columns: 1024).files) == nil)
    let large = try LargeFile(rows: 8_193, columns: 1024)
    #expect(try output(large.files)?.asRead.keys.sorted() == ["codes.npy"])
    #expect(try output(large.files, name: "A.NPY") != nil, "a name may be in capitals")
    #expect(try output(large.files, name: "a.csv") == nil, "a table must be read whole")
  }

  /// The first entry, one within, and the last.
  @Test(arguments: [(0, 0, Float.nan, "nan"), (8_000, 3, .infinity, "inf"), (8_192, 1023, -.infinity, "-inf")])
  func anEntryThatIsNoNumberIsFoundWhereverItIs(row: Int, column: Int, number: Float, word: String) throws {
    let large = try LargeFile(rows: 8_193, columns: 1024)
    try large.write(number, row: row, column: column)
    let error = #expect(throws: FormatError.self) { try output(large.files) }
    #expect(error?.description.contains("entry (\(row), \(column)) is \(word), not a finite number") == true)
  }

  @Test func itTellsHowFarItIs() throws {
    let heard = Mutex<[(Double, String)]>([])
    let context = StageContext(
      read: { _ in throw ArtifactError("nothing is read whole") },
      progress: { fraction, place in heard.withLock { $0.append((fraction, place)) } }, log: { _ in },
      checkpoint: .init(load: { nil }, save: { _ in }))
    // Blocks of 65,536 rows, of which each 256th is told: the first, and that from row 2²⁴ on.
    let large = try LargeFile(rows: 16_777_217, columns: 1)
    #expect(try output(large.files, in: context) != nil)
    let told = heard.withLock { $0 }
    #expect(told.map(\.0) == [0, 16_777_216.0 / 16_777_217])
    #expect(told.map(\.1) == ["reading 'a.npy'", "reading 'a.npy'"])
  }

  @Test func aFileThatIsCutShortIsAnErrorByName() throws {
    let large = try LargeFile(rows: 8_193, columns: 1024)
    #expect(truncate(large.path, 40_000) == 0)
    let error = #expect(throws: FormatError.self) { try output(large.files) }
    #expect(error?.description.hasPrefix("a.npy: ") == true)
  }
}
