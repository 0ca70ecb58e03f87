package scratch.classic.histogram;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import com.microsoft.ml.lightgbm.SWIGTYPE_p_double;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_float;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_p_void;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_void;
import com.microsoft.ml.lightgbm.lightgbmlib;
import com.microsoft.ml.lightgbm.lightgbmlibConstants;
import org.json.JSONArray;
import org.json.JSONObject;
import scratch.math.Matrix;

/// LightGBM with what we set, and nothing left to its defaults. Its jar holds native code for x86-64 only, and leaves it to
/// the caller to load it.
final class LightGBMPeer {
    private static final boolean THERE = load();

    private LightGBMPeer() {
    }

    /// Whether its native code runs on this machine.
    static boolean isThere() {
        return THERE;
    }

    @SuppressWarnings("restricted")
    private static boolean load() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (!system.contains("linux")) {
            return false;
        }
        try {
            Path folder = Files.createTempDirectory("lightgbm");
            for (String name : new String[] {"lib_lightgbm.so", "lib_lightgbm_swig.so"}) {
                Path file = folder.resolve(name);
                try (InputStream in = lightgbmlib.class.getResourceAsStream("linux/x86_64/" + name)) {
                    Files.copy(in, file);
                }
                System.load(file.toString());
                Files.delete(file);
            }
            Files.delete(folder);
            return true;
        } catch (IOException | LinkageError e) {
            return false;
        }
    }

    /// Its parameters for ours, for the squared error from a score of 0 on.
    static String parameters(BoosterOptions options) {
        GrowthOptions growth = options.growth();
        String text = String.format(Locale.ROOT, "objective=regression boost_from_average=false num_leaves=%d max_depth=%d "
                + "learning_rate=%s lambda_l2=%s lambda_l1=0 min_gain_to_split=%s min_sum_hessian_in_leaf=%s "
                + "min_data_in_leaf=1 max_bin=255 min_data_in_bin=1 bin_construct_sample_cnt=1000000 enable_bundle=false "
                + "feature_pre_filter=false deterministic=true force_col_wise=true num_threads=1 verbosity=-1",
                growth.maxLeaves(), growth.maxDepth() == GrowthOptions.UNLIMITED ? -1 : growth.maxDepth(),
                options.learningRate(), growth.lambda(), growth.gamma(), growth.minChildWeight());
        if (growth.monotone().length > 0) {
            StringBuilder directions = new StringBuilder(" monotone_constraints_method=basic monotone_constraints=");
            for (int j = 0; j < growth.monotone().length; j++) {
                directions.append(j == 0 ? "" : ",").append(growth.monotone()[j]);
            }
            text += directions;
        }
        return text;
    }

    /// Its trees.
    static JSONArray trees(Matrix x, double[] y, BoosterOptions options) {
        String parameters = parameters(options);
        double[] data = x.data();
        SWIGTYPE_p_double values = lightgbmlib.new_doubleArray(data.length);
        for (int i = 0; i < data.length; i++) {
            lightgbmlib.doubleArray_setitem(values, i, data[i]);
        }
        SWIGTYPE_p_float labels = lightgbmlib.new_floatArray(y.length);
        for (int i = 0; i < y.length; i++) {
            lightgbmlib.floatArray_setitem(labels, i, (float) y[i]);
        }
        SWIGTYPE_p_p_void handle = lightgbmlib.voidpp_handle();
        checked(lightgbmlib.LGBM_DatasetCreateFromMat(lightgbmlib.double_to_voidp_ptr(values),
                lightgbmlibConstants.C_API_DTYPE_FLOAT64, x.rows(), x.columns(), 1, parameters, null, handle));
        SWIGTYPE_p_void set = lightgbmlib.voidpp_value(handle);
        checked(lightgbmlib.LGBM_DatasetSetField(set, "label", lightgbmlib.float_to_voidp_ptr(labels), y.length,
                lightgbmlibConstants.C_API_DTYPE_FLOAT32));
        SWIGTYPE_p_p_void boosterHandle = lightgbmlib.voidpp_handle();
        checked(lightgbmlib.LGBM_BoosterCreate(set, parameters, boosterHandle));
        SWIGTYPE_p_void booster = lightgbmlib.voidpp_value(boosterHandle);
        var finished = lightgbmlib.new_intp();
        for (int round = 0; round < options.rounds(); round++) {
            checked(lightgbmlib.LGBM_BoosterUpdateOneIter(booster, finished));
        }
        var length = lightgbmlib.new_int64_tp();
        String dump = lightgbmlib.LGBM_BoosterDumpModelSWIG(booster, 0, -1, 0, 1 << 20, length);
        checked(lightgbmlib.LGBM_BoosterFree(booster));
        checked(lightgbmlib.LGBM_DatasetFree(set));
        lightgbmlib.delete_doubleArray(values);
        lightgbmlib.delete_floatArray(labels);
        return new JSONObject(dump).getJSONArray("tree_info");
    }

    private static void checked(int code) {
        if (code != 0) {
            throw new IllegalStateException("LightGBMPeer: " + lightgbmlib.LastErrorMsg());
        }
    }
}
