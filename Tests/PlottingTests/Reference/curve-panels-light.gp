set terminal svg size 770,283 fixed noenhanced rounded background rgb '#ffffff' font 'sans-serif,13'
set encoding utf8
set minussign
set border 3 lw 0.7 lc rgb '#8c959f'
set tics nomirror out scale 0.5 font ',12' textcolor rgb '#1f2328'
set xtics offset 0,0.3
set key textcolor rgb '#1f2328' font ',12' spacing 1.25 samplen 1.5
set multiplot
set lmargin at screen 0.1039
set rmargin at screen 0.44156
set tmargin at screen 0.90106
set bmargin at screen 0.18375
set xrange [0:2]
set xtics 0.5 format "%.1f"
set grid xtics back lw 1 lc rgb '#e6e9ed'
set xlabel "epoch" offset 0,0.5 textcolor rgb '#1f2328'
set yrange [-3.1:-0.9]
set ytics 0.5 format "%.1f"
set grid ytics back lw 1 lc rgb '#e6e9ed'
set title "reconstruction" offset 0,-0.6 font ',12' textcolor rgb '#1f2328'
unset label
set label "nats a point" at screen 0.01558,0.5424 center rotate by 90 front textcolor rgb '#1f2328'
unset key
$curve_0_0 << END
0 -2
1 -1.5
2 -1.25
END
$curve_0_1 << END
0 -3
2 -1
END
plot \
  $curve_0_0 with lines lw 1.4 lc rgb '#0072b2' notitle, \
  $curve_0_1 with lines lw 1.4 lc rgb '#d55e00' notitle
set lmargin at screen 0.51948
set rmargin at screen 0.85714
set tmargin at screen 0.90106
set bmargin at screen 0.18375
set xrange [0:2]
set xtics 0.5 format "%.1f"
set grid xtics back lw 1 lc rgb '#e6e9ed'
set xlabel "epoch" offset 0,0.5 textcolor rgb '#1f2328'
set yrange [-3.1:-0.9]
set ytics 0.5 format "%.1f"
set grid ytics back lw 1 lc rgb '#e6e9ed'
set title "total (×10⁶)" offset 0,-0.6 font ',12' textcolor rgb '#1f2328'
unset label
unset key
$curve_1_0 << END
0 -2
2 -1
END
$curve_1_1 << END
0 -3
2 -1.5
END
plot \
  $curve_1_0 with lines lw 1.4 lc rgb '#0072b2' notitle, \
  $curve_1_1 with lines lw 1.4 lc rgb '#d55e00' notitle
set lmargin at screen 0.87013
set rmargin at screen 1
set tmargin at screen 0.90106
set bmargin at screen 0.18375
unset border
unset tics
unset title
unset xlabel
unset label
unset grid
set xrange [0:1]
set yrange [0:1]
set key at screen 0.87013,0.90106 left top vertical Left reverse noautotitle
plot \
  NaN notitle, \
  keyentry with lines lw 2 lc rgb '#0072b2' title "run 1", \
  keyentry with lines lw 2 lc rgb '#d55e00' title "run 2"
unset multiplot
