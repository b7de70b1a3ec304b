/// A format of files of codes that can be read, told by the end of a name.
enum CodeFormat: String, CaseIterable {
  case npy, npz, safetensors, csv

  /// The formats as messages name them.
  static let listed = ".npy, .npz, .safetensors or .csv"

  /// The format of a file, nil for one that cannot be read.
  init?(of name: String) {
    guard let format = Self(rawValue: Self.ending(name)) else { return nil }
    self = format
  }

  /// Whether it can hold several arrays, by names.
  var hasNames: Bool { self == .npz || self == .safetensors }

  /// What to do about a file of another kind; nil where nobody knows.
  static func advice(on name: String) -> String? {
    switch ending(name) {
    case "h5ad":
      "save the codes of each run by themselves: "
        + "numpy.save('run-1.npy', anndata.read_h5ad('\(name)').obsm['X_scVI']), with your name for 'X_scVI'"
    case "h5", "hdf5":
      "save an array of it: numpy.save('run-1.npy', h5py.File('\(name)')['codes'][:])"
    case "pt", "pth", "ckpt":
      "only Python can read '\(name)'; save an array with numpy.save('run-1.npy', codes.detach().cpu().numpy())"
    case "pkl", "pickle", "joblib":
      "only Python can read '\(name)'; save an array with numpy.save('run-1.npy', codes)"
    case "mat": "save an array of it: numpy.save('run-1.npy', scipy.io.loadmat('\(name)')['codes'])"
    case "parquet", "feather", "xlsx": "save the table of it by pandas: table.to_csv('run-1.csv', index=False)"
    case "rds", "rdata": "save the matrix of it by R: write.csv(codes, 'run-1.csv', row.names = FALSE)"
    case "zarr": "save an array of it: numpy.save('run-1.npy', zarr.open('\(name)')['codes'][:])"
    case "tsv", "txt": "separate the columns of '\(name)' by commas, and call it .csv"
    default: nil
    }
  }

  /// How a name ends, in small letters.
  private static func ending(_ name: String) -> String {
    let parts = name.lowercased().split(separator: ".", omittingEmptySubsequences: false)
    return parts.count > 1 ? String(parts.last ?? "") : ""
  }
}
