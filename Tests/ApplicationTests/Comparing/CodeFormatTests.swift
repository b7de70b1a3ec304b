import Foundation
import Testing

@Suite struct CodeFormatTests {
  @Test(arguments: [
    ("run.h5ad", "anndata.read_h5ad("), ("run.pt", "codes.detach().cpu().numpy()"), ("run.PKL", "only Python can read"),
    ("run.mat", "scipy.io.loadmat("), ("run.parquet", "table.to_csv("), ("run.rds", "write.csv("),
    ("run.tsv", "separate the columns of"), ("run.xyz", "save it with numpy.save("),
    ("run", "save it with numpy.save("),
    ("npy", "save it with numpy.save("),
  ])
  func aFileOfAnotherKindSaysHowToSaveIt(name: String, advice: String) async throws {
    let folder = try CodeFolder()
    let good = try folder.write(.rotated, runs: 1)[0]
    let other = folder.path("codes/\(name)")
    try Data("x".utf8).write(to: URL(filePath: other))
    let complaint = await folder.complaint([good, other])
    #expect(complaint.hasPrefix("'/codes/\(name)' is no .npy, .npz, .safetensors or .csv file; "))
    #expect(complaint.contains(advice))
  }

  @Test func capitalsAreTheSameEnding() async throws {
    let folder = try CodeFolder()
    let files = try folder.write(.rotated, runs: 2)
    let other = folder.path("codes/LAST.NPY")
    try FileManager.default.copyItem(atPath: files[0], toPath: other)
    #expect(await folder.complaint(files + [other]) == "nothing is wrong")
  }
}
