import Foundation
import LinearAlgebra
import NumpyFormat
import Testing

/// Files of arrays, and how they are read.
@Suite struct CodeReadingTests {
  @Test func tensorsAreComparedAsTheyWereSaved() async throws {
    let folder = try CodeFolder()
    let files = try tensors(folder, runs: 3)
    let answer = try await folder.compare(
      files + [folder.write(.rotated, runs: 1, points: 60)[0]], array: "z", classes: files[0], classesArray: "kinds")
    #expect(answer.text.contains("4 runs of 60 points and 2 columns"))
    let notebook = try folder.place.read("out/report/comparison.md")
    #expect(notebook.contains("run: read-arrays\n") && notebook.contains("\narray: \"z\"\nclasses: "))
    #expect(
      try folder.place.read("out/report/report.md").contains(
        "--array z --classes run-1.safetensors --classes-array kinds"))
  }

  @Test func severalArraysAndNoNameIsAnErrorThatNamesThem() async throws {
    let folder = try CodeFolder()
    let complaint = await folder.complaint(try tensors(folder, runs: 2))
    #expect(complaint.contains("'run-1.safetensors' holds 2 arrays, 'kinds' and 'z'; say which with"))
    #expect(complaint.contains("with '--array z'"))
  }

  @Test func arraysOfNoFileAreErrors() async throws {
    let folder = try CodeFolder()
    let files = try folder.write(.rotated, runs: 2)
    #expect(
      await folder.complaint(files, array: "z")
        == "'--array z': no file of codes holds arrays with names; that takes a .npz or a .safetensors file")
    #expect(
      await folder.complaint(files, classesArray: "kinds")
        == "'--classes-array kinds' is an array of no file; name one with '--classes'")
  }

  @Test func whatOnlyOthersReadComesWithAdvice() async throws {
    let folder = try CodeFolder()
    let file = try folder.write(.rotated, runs: 2)[0]
    for (name, advice) in [
      ("cells.h5ad", "anndata.read_h5ad("), ("z.pt", "codes.detach().cpu().numpy()"), ("z.mat", "scipy.io.loadmat("),
    ] {
      try folder.place.write("", to: "codes/\(name)")
      let complaint = await folder.complaint([file, folder.path("codes/\(name)")])
      #expect(complaint.contains("'/codes/\(name)' is no .npy") && complaint.contains(advice), "\(name)")
    }
  }

  /// Writes `codes/run-1.safetensors` and so on, with codes in 32 bits and kinds of points.
  private func tensors(_ folder: CodeFolder, runs: Int) throws -> [String] {
    try folder.write(.ordered, runs: runs, points: 60).map { file in
      let bytes = try Data(contentsOf: URL(filePath: file))
      let codes = try NumpyFile([UInt8](bytes), name: file).matrix()
      let entries = codes.elements.flatMap { number in
        (0..<4).map { UInt8(truncatingIfNeeded: Float(number).bitPattern >> (8 * $0)) }
      }
      let head =
        #"{"z":{"dtype":"F32","shape":[60,2],"data_offsets":[0,480]},"kinds":{"dtype":"U8","shape":[60],"data_offsets":[480,540]}}"#
      let length = (0..<8).map { UInt8(head.utf8.count >> (8 * $0) & 255) }
      let tensors = file.replacing(".npy", with: ".safetensors")
      try Data(length + Array(head.utf8) + entries + (0..<60).map { UInt8($0 % 3) }).write(to: URL(filePath: tensors))
      return tensors
    }
  }
}
