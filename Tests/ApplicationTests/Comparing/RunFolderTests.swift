import Foundation
import LinearAlgebra
import NumpyFormat
import Testing

/// Which files of folders are taken for codes.
@Suite struct RunFolderTests {
  @Test func aFolderMayBeARun() async throws {
    let folder = try CodeFolder()
    try scatter(folder, as: "codes.npy", beside: ["losses.csv": "loss\n1\n", "notes.txt": "", "labels.npy": "x"])
    let answer = try await folder.compare([folder.path("seeds")], json: true)
    #expect(answer.text.contains("\"files\":[\"seed-1/codes.npy\",\"seed-2/codes.npy\",\"seed-10/codes.npy\"]"))
    let named = try await folder.compare(
      ["seed-1", "seed-2", "seed-10"].map { folder.path("seeds/\($0)") }, json: true)
    #expect(named.text.contains("\"files\":[\"seed-1/codes.npy\",\"seed-2/codes.npy\",\"seed-10/codes.npy\"]"))
  }

  @Test func theOnlyFileOfARunMayHaveAnyName() async throws {
    let folder = try CodeFolder()
    try scatter(folder, as: "epoch-9.NPY", beside: ["notes.txt": ""])
    for pattern in ["seeds", "seeds/seed-*", "seeds/*/epoch-9.NPY"] {
      let answer = try await folder.compare([folder.path(pattern)], json: true)
      #expect(answer.text.contains("\"seed-10/epoch-9.NPY\"]"), "\(pattern)")
    }
  }

  @Test func aFolderOfRunsMustSayWhichFileItIs() async throws {
    let folder = try CodeFolder()
    try scatter(folder, as: "a.npy", beside: ["b.csv": "x\n1\n"])
    #expect(
      await folder.complaint([folder.path("seeds")])
        == "which file of '/seeds/seed-1' holds its codes? it holds 2 files, none of which is called 'codes'; name them by "
        + "a pattern in quotes, such as '*/a.npy'")
    try scatter(folder, as: "z.npy", beside: ["z.csv": "x\n1\n"])
    #expect(
      await folder.complaint([folder.path("seeds/seed-1"), folder.path("seeds/seed-2")])
        == "'/seeds/seed-1' holds 'z.csv' and 'z.npy'; name the one that holds its codes")
  }

  /// Writes three runs, a folder each.
  private func scatter(_ folder: CodeFolder, as name: String, beside others: [String: String]) throws {
    let files = try folder.write(.rotated, runs: 3, points: 60)
    for (file, seed) in zip(files, [1, 2, 10]) {
      try FileManager.default.createDirectory(
        atPath: folder.path("seeds/seed-\(seed)"), withIntermediateDirectories: true)
      for (other, text) in others { try folder.place.write(text, to: "seeds/seed-\(seed)/\(other)") }
      try FileManager.default.moveItem(atPath: file, toPath: folder.path("seeds/seed-\(seed)/\(name)"))
    }
  }
}
