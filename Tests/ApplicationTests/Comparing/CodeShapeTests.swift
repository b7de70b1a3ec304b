import Application
import Foundation
import LinearAlgebra
import Testing

@Suite struct CodeShapeTests {
  private let folder: CodeFolder

  init() throws { folder = try CodeFolder() }

  private func complaint(_ other: Matrix<Double>) async throws -> String {
    let files = try folder.write(.rotated, runs: 2)
    return await folder.complaint(files + [try folder.write(other, to: "codes/other.npy")])
  }

  private func codes(_ rows: Int, _ columns: Int, _ entry: (Int, Int) -> Double) -> Matrix<Double> {
    Matrix(
      rows: rows, columns: columns, elements: (0..<rows).flatMap { i in (0..<columns).map { entry(i, $0) } })
  }

  @Test func whatNoSumAndNoQuotientCanHoldIsNamed() async throws {
    #expect(
      try await complaint(codes(200, 2) { i, j in i == 7 && j == 1 ? -1e301 : Double(i) })
        == "'other.npy' holds -1e+301 at row 7, column 1 (from zero), of which no sums can be taken; divide that column by its "
        + "greatest magnitude")
    #expect(
      try await complaint(codes(200, 2) { i, j in j == 1 ? Double(i % 7) * 1e-155 * 1e-155 : Double(i) })
        .hasSuffix(
          " only in column 1 (from zero), by which nothing can be divided; divide that column by its greatest magnitude"
        ))
  }

  @Test func codesWithoutAColumnOrWithFewRowsAreRefused() async throws {
    #expect(
      try await complaint(Matrix(rows: 200, columns: 0)).contains("'other.npy' holds no column; a column is a latent"))
    let files = try (1...2).map { try folder.write(codes(3, 2) { i, j in Double(i * j) }, to: "codes/few-\($0).npy") }
    #expect(await folder.complaint(files).hasPrefix("3 points are too few"))
  }

  @Test func blocksMustBeAllColumns() async throws {
    let files = try folder.write(.rotated, latents: 3)
    #expect(
      await folder.complaint(files, blocks: [1, 1]) == "blocks of 1 and 1 columns are 2 columns, but the codes have 3")
    #expect(
      await folder.complaint(files, blocks: [Int.max, 1]).hasPrefix("blocks of 9223372036854775807 and 1 columns"))
    #expect(await folder.complaint(files, blocks: [1, 2]) == "nothing is wrong")
  }

  @Test func aPipeIsNoFileOfCodes() async throws {
    let files = try folder.write(.rotated, runs: 2)
    let pipe = folder.path("codes/pipe.npy")
    #expect(mkfifo(pipe, 0o600) == 0)
    #expect(await folder.complaint(files + [pipe]) == "'/codes/pipe.npy' is no file that can be read to its end")
  }
}
